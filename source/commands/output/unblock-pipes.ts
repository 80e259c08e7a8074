import process from 'node:process';
import type {Writable} from 'node:stream';

type StandardStream = Writable & {readonly _handle?: {setBlocking?(isBlocking: boolean): number}};

/**
On Windows Node gives stdout and stderr a `_write` and a `_writev` of their own when they are pipes: the whole program stands still until the reader took the write (nodejs/node#18019), so that a pager that shows its first page would keep the program from hearing Ctrl+C. Without them the stream writes as any other pipe does, by a thread of the system that does not hold up the end of the program either. Threads of Node's (`fs.write`, a worker) do: Node waits for them at its end.

Node has no public way for this. A Node that makes its pipes otherwise is left as it is.
*/
export const unblockPipes = (...streams: readonly StandardStream[]): void => {
	if (process.platform !== 'win32') {
		return;
	}

	for (const stream of streams) {
		const setBlocking = stream._handle?.setBlocking?.bind(stream._handle);
		if (!setBlocking || !Object.hasOwn(stream, '_write')) {
			continue;
		}

		setBlocking(false);
		Reflect.deleteProperty(stream, '_write');
		Reflect.deleteProperty(stream, '_writev');
	}
};
