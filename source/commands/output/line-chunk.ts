import {Buffer} from 'node:buffer';

/**
Lines in UTF-8, gathered for one write. A line comes in parts: text, or bytes of UTF-8.
*/
export type LineChunk = {
	/**
	Bytes gathered.
	*/
	readonly size: number;
	add(parts: ReadonlyArray<string | Uint8Array>): void;
	/**
	Returns the gathered bytes and starts again.
	*/
	take(): Uint8Array;
	/**
	Takes back what `take` returned, when its stream is done with it: the next lines are gathered there.
	*/
	reuse(taken: Uint8Array): void;
};

const LINE_BREAK = 0x0A;

/**
To this length a text is written faster by a loop than by a call into Node: a sequence number, a key, a time.
*/
const SHORT_LENGTH = 64;
const LAST_ASCII = 0x7F;

const afterShort = (text: string, buffer: Buffer, start: number): number => { // eslint-disable-line @typescript-eslint/no-restricted-types
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index); // eslint-disable-line unicorn/prefer-code-point
		if (code > LAST_ASCII) {
			return start + buffer.write(text, start);
		}

		buffer[start + index] = code;
	}

	return start + text.length;
};

// A character of a string is at most three bytes.
const mostBytes = (parts: ReadonlyArray<string | Uint8Array>): number => {
	let bytes = 1;
	for (const part of parts) {
		bytes += typeof part === 'string' ? part.length * 3 : part.length;
	}

	return bytes;
};

/**
`capacity` is the room at the start, in bytes.
*/
export const createLineChunk = (capacity: number): LineChunk => {
	let buffer: Buffer = Buffer.alloc(0); // eslint-disable-line @typescript-eslint/no-restricted-types
	let spare: Buffer | undefined; // eslint-disable-line @typescript-eslint/no-restricted-types
	let size = 0;

	// Memory for lines is the most that a fast reader takes: used again, it need not be collected.
	const memoryOf = (bytes: number): Buffer => { // eslint-disable-line @typescript-eslint/no-restricted-types
		const memory = spare !== undefined && spare.length >= bytes ? spare : Buffer.allocUnsafeSlow(bytes);
		spare = undefined;
		return memory;
	};

	const makeRoom = (bytes: number): void => {
		if (size + bytes <= buffer.length) {
			return;
		}

		const larger = memoryOf(Math.max(capacity, buffer.length * 2, size + bytes));
		buffer.copy(larger, 0, 0, size);
		buffer = larger;
	};

	return {
		get size() {
			return size;
		},
		add(parts) {
			makeRoom(mostBytes(parts));
			for (const part of parts) {
				if (typeof part === 'string') {
					size = part.length <= SHORT_LENGTH ? afterShort(part, buffer, size) : size + buffer.write(part, size);
				} else {
					buffer.set(part, size);
					size += part.length;
				}
			}

			buffer[size++] = LINE_BREAK;
		},
		take() {
			const taken = buffer.subarray(0, size);
			// The stream may hold on to it.
			buffer = Buffer.alloc(0);
			size = 0;
			return taken;
		},
		reuse({buffer: memory}) {
			// A line of many MB is rare, and its memory is not kept.
			if (memory.byteLength === capacity) {
				spare = Buffer.from(memory as ArrayBuffer);
			}
		},
	};
};
