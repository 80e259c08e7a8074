import type {Writable} from 'node:stream';

/**
Lines to a stream in few, large writes.
*/
export type LineWriter = {
	write(line: string): void;
	/**
	The stream has more than it wants to hold: wait until it is ready.
	*/
	readonly isCongested: boolean;
	/**
	Resolves at once, or when the stream has room again; also when its reader is gone.
	*/
	ready(): Promise<void>;
	/**
	Resolves when everything written was handed to the system, or its reader is gone.
	*/
	flush(): Promise<void>;
};

// Few system calls at full speed, and nothing that a person would call late.
const CHUNK_CHARACTERS = 64 * 1024;
const LATEST_MILLISECONDS = 50;

export const createLineWriter = (stream: Writable): LineWriter => {
	let pending: string[] = [];
	let characters = 0;
	let timer: NodeJS.Timeout | undefined;

	const send = () => {
		clearTimeout(timer);
		timer = undefined;
		if (pending.length > 0 && stream.writable) {
			stream.write(`${pending.join('\n')}\n`);
		}

		pending = [];
		characters = 0;
	};

	const untilDrained = async () => {
		const waiting = new AbortController();
		await new Promise<void>(resolve => {
			for (const event of ['drain', 'close', 'error']) {
				stream.once(event, resolve);
				waiting.signal.addEventListener('abort', () => {
					stream.off(event, resolve);
				});
			}
		});
		waiting.abort();
	};

	return {
		write(line) {
			pending.push(line);
			characters += line.length;
			if (characters >= CHUNK_CHARACTERS) {
				send();
			} else {
				timer ??= setTimeout(send, LATEST_MILLISECONDS);
			}
		},
		get isCongested() {
			return stream.writable && stream.writableNeedDrain;
		},
		async ready() {
			if (stream.writable && stream.writableNeedDrain) {
				await untilDrained();
			}
		},
		async flush() {
			send();
			if (stream.writable) {
				await new Promise<void>(resolve => {
					stream.write('', () => {
						resolve();
					});
				});
			}
		},
	};
};
