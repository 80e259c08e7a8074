import type {Writable} from 'node:stream';
import {setImmediate} from 'node:timers/promises';
import {createLineChunk} from './line-chunk.js';

/**
Lines to a stream in few, large writes. `Text` narrows what it takes: `VisibleText` where a terminal may be at the other end.
*/
export type LineWriter<Text extends string = string> = {
	/**
	Writes a line, which may come in parts: text, or bytes of UTF-8 that are passed on as they are: plain JSON of printable ASCII (records/text/plain-json.ts).
	*/
	write(...parts: ReadonlyArray<Text | Uint8Array>): void;
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

export type StreamWriter<Text extends string = string> = LineWriter<Text> & {
	/**
	Writes text at once and as it is: a line with its end, or a part of one.
	*/
	tell(text: Text): void;
};

// Few system calls at full speed, and nothing that a person would call late.
const CHUNK_BYTES = 64 * 1024;
const LATEST_MILLISECONDS = 50;

// Every large write waits a moment in a pipe; a reader that cannot follow leaves several.
const CONGESTED_BYTES = 16 * CHUNK_BYTES;

/**
The stream is done with its bytes when it calls back, as stdout is: they are used again. `patience` aborts when a reader that takes nothing on is not to be waited for any longer.
*/
export const createLineWriter = (stream: Writable, patience?: AbortSignal): StreamWriter => {
	// The line that fills it has room too.
	const pending = createLineChunk(CHUNK_BYTES * 1.5);
	let timer: NodeJS.Timeout | undefined;
	// Writes that the system has not taken yet.
	let unfinished = 0;
	const waiters = new Set<() => void>();

	const wakeAll = () => {
		for (const wake of waiters) {
			wake();
		}

		waiters.clear();
	};

	const hand = (chunk: string | Uint8Array) => {
		if (!stream.writable) {
			return;
		}

		unfinished++;
		stream.write(chunk, () => {
			unfinished--;
			if (typeof chunk !== 'string') {
				pending.reuse(chunk);
			}

			if (unfinished === 0) {
				wakeAll();
			}
		});
	};

	const send = () => {
		clearTimeout(timer);
		timer = undefined;
		const lines = pending.take();
		if (lines.length > 0) {
			hand(lines);
		}
	};

	for (const event of ['drain', 'close', 'error']) {
		stream.on(event, wakeAll);
	}

	patience?.addEventListener('abort', wakeAll);

	/**
	Resolves when there is room or nothing more to wait for: look again.
	*/
	const woken = async () => {
		await new Promise<void>(resolve => {
			waiters.add(resolve);
		});
	};

	const isUnderWay = () => unfinished > 0;
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
		tell(text) {
			send();
			hand(text);
		},
		get isCongested() {
			return stream.writable && stream.writableLength > CONGESTED_BYTES;
		},
		async ready() {
			if (stream.writableNeedDrain && canWait()) {
				await woken();
			}
		},
		async flush() {
			send();
			// An empty write would tell as well when its turn comes; but the reader of a pipe on Windows takes one for the end.
			while (isUnderWay() && canWait()) {
				await woken();
			}

			// A failure is told only after that.
			await setImmediate();
			return stream.writable && stream.writableLength === 0;
		},
	};
};
