import type {Writable} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import {createLineChunk} from './line-chunk.js';

/**
Lines to a stream in few, large writes.
*/
export type LineWriter = {
	/**
	Writes a line, which may come in parts: text, or bytes of UTF-8 that are passed on as they are.
	*/
	write(...parts: ReadonlyArray<string | Uint8Array>): void;
	/**
	The reader is slower than the writer, and much waits in the stream: wait until it is ready.
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
const CHUNK_BYTES = 64 * 1024;
const LATEST_MILLISECONDS = 50;

// Every large write waits a moment in a pipe; a reader that cannot follow leaves several.
const CONGESTED_BYTES = 16 * CHUNK_BYTES;

/**
`patience` aborts when a reader that takes nothing on is not to be waited for any longer.
*/
export const createLineWriter = (stream: Writable, patience?: AbortSignal): LineWriter => {
	// The line that fills it has room too.
	const pending = createLineChunk(CHUNK_BYTES * 1.5);
	let timer: NodeJS.Timeout | undefined;

	const send = () => {
		clearTimeout(timer);
		timer = undefined;
		const lines = pending.take();
		if (lines.length > 0 && stream.writable) {
			stream.write(lines);
		}
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
		write(...parts) {
			pending.add(parts);
			if (pending.size >= CHUNK_BYTES) {
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
