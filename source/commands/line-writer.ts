import type {Writable} from 'node:stream';
import {setImmediate} from 'node:timers/promises';

/**
Lines to a stream in few, large writes.
*/
export type LineWriter = {
	write(line: string): void;
	/**
	So much waits in the stream that its reader is slower than the writer: wait until it is ready.
	*/
	readonly isCongested: boolean;
	/**
	Resolves at once, or when the stream has room again; also when its reader is gone, or patience ends.
	*/
	ready(): Promise<void>;
	/**
	Resolves with true when everything written was handed to the system, with false when its reader is gone, or patience ends before.
	*/
	flush(): Promise<boolean>;
};

// Few system calls at full speed, and nothing that a person would call late.
const CHUNK_CHARACTERS = 64 * 1024;
const LATEST_MILLISECONDS = 50;

// Every large write waits a moment in a pipe; a reader that cannot follow leaves several.
const CONGESTED_BYTES = 16 * CHUNK_CHARACTERS;

/**
`patience` aborts when a reader that takes nothing on is not to be waited for any longer.
*/
export const createLineWriter = (stream: Writable, patience?: AbortSignal): LineWriter => {
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

	const waiters = new Set<() => void>();

	const wakeAll = () => {
		for (const wake of waiters) {
			wake();
		}

		waiters.clear();
	};

	for (const event of ['drain', 'close', 'error']) {
		stream.on(event, wakeAll);
	}

	patience?.addEventListener('abort', wakeAll);

	/**
	Resolves after `begin` calls back, or when there is nothing more to wait for.
	*/
	const waitFor = async (begin: (done: () => void) => void) => {
		await new Promise<void>(resolve => {
			waiters.add(resolve);
			begin(resolve);
		});
	};

	const canWait = () => stream.writable && patience?.aborted !== true;

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
			return stream.writable && stream.writableLength > CONGESTED_BYTES;
		},
		async ready() {
			if (stream.writableNeedDrain && canWait()) {
				await waitFor(() => undefined);
			}
		},
		async flush() {
			send();
			if (canWait()) {
				await waitFor(done => {
					// Its turn comes after everything before it.
					stream.write('', done);
				});
			}

			// A failure is told only after that.
			await setImmediate();
			return stream.writable && stream.writableLength === 0;
		},
	};
};
