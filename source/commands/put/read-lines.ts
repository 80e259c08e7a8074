import type {Readable} from 'node:stream';
import {createLineCutter, type InputLine} from '../../records/input/input-lines.js';

/**
Resolves when there may be something to read, or nothing will come any more.
*/
const somethingNew = async (input: Readable, signal: AbortSignal): Promise<void> => new Promise(resolve => {
	const events = ['readable', 'end', 'close', 'error'];
	const settle = () => {
		for (const event of events) {
			input.off(event, settle);
		}

		signal.removeEventListener('abort', settle);
		resolve();
	};

	for (const event of events) {
		input.on(event, settle);
	}

	signal.addEventListener('abort', settle);
});

const readChunk = (input: Readable): Uint8Array | undefined => (input.read() as Uint8Array | undefined) ?? undefined;

/**
The lines of a stream as they come; no more is read ahead than the stream does by itself. When the signal aborts, what was read already comes still, and then it ends. Throws the stream's own error.
*/
export const readLines = async function * (input: Readable, signal: AbortSignal): AsyncGenerator<InputLine, void> {
	const cutter = createLineCutter();
	let failure: Error | undefined;
	input.on('error', error => {
		failure = error;
	});
	for (;;) {
		for (let chunk = readChunk(input); chunk; chunk = readChunk(input)) {
			yield * cutter.add(chunk);
		}

		if (failure) {
			throw failure;
		}

		if (input.readableEnded || input.destroyed || signal.aborted) {
			break;
		}

		await somethingNew(input, signal);
	}

	const isWhole = input.readableEnded;
	input.destroy();
	yield * cutter.end(!isWhole);
};
