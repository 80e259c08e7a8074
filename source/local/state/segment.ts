import {Buffer} from 'node:buffer';
/**
Records that lie one after the other in one buffer: data, then partition key. Objects per record would cost several times the record.
*/
export type Segment = {
	/**
	The counter of the first record.
	*/
	readonly firstCounter: number;
	readonly isEncrypted: boolean;
	count: number;
	// A Buffer, for its fast UTF-8 in and out.
	bytes: Buffer; // eslint-disable-line @typescript-eslint/no-restricted-types
	usedBytes: number;
	/**
	Where each record ends in `bytes`.
	*/
	ends: Uint32Array;
	keyLengths: Uint16Array;
	/**
	Arrival times in ms, never falling.
	*/
	times: Float64Array;
};

const SMALLEST_BYTES = 4096;
const LARGEST_BYTES = 1024 * 1024;
const FIRST_CAPACITY = 32;

/**
A new segment twice as large as the one before it, up to 1 MiB: a quiet shard costs little, a busy one has few segments.
*/
export const createSegment = (firstCounter: number, isEncrypted: boolean, neededBytes: number, previous: Segment | undefined): Segment => ({
	firstCounter,
	isEncrypted,
	count: 0,
	// Never from Node's pool: a slice of the pool would keep foreign memory alive.
	bytes: Buffer.allocUnsafeSlow(Math.max(neededBytes, Math.min(LARGEST_BYTES, previous ? previous.bytes.length * 2 : SMALLEST_BYTES))),
	usedBytes: 0,
	ends: new Uint32Array(FIRST_CAPACITY),
	keyLengths: new Uint16Array(FIRST_CAPACITY),
	times: new Float64Array(FIRST_CAPACITY),
});

const growIndex = (segment: Segment) => {
	const capacity = segment.count * 2;
	const ends = new Uint32Array(capacity);
	ends.set(segment.ends);
	segment.ends = ends;
	const keyLengths = new Uint16Array(capacity);
	keyLengths.set(segment.keyLengths);
	segment.keyLengths = keyLengths;
	const times = new Float64Array(capacity);
	times.set(segment.times);
	segment.times = times;
};

/**
A segment without its unused room.
*/
export const trimSegment = (segment: Segment): Segment => ({
	...segment,
	bytes: segment.bytes.subarray(0, segment.usedBytes),
	ends: segment.ends.subarray(0, segment.count),
	keyLengths: segment.keyLengths.subarray(0, segment.count),
	times: segment.times.subarray(0, segment.count),
});

export const hasRoom = (segment: Segment, bytes: number): boolean => segment.usedBytes + bytes <= segment.bytes.length;

/**
Copies the record in; the caller has checked that there is room.
*/
export const appendToSegment = (segment: Segment, data: Uint8Array, partitionKey: string, time: number): void => {
	if (segment.count === segment.ends.length) {
		growIndex(segment);
	}

	segment.bytes.set(data, segment.usedBytes);
	const keyLength = segment.bytes.write(partitionKey, segment.usedBytes + data.length, 'utf8');
	segment.usedBytes += data.length + keyLength;
	segment.ends[segment.count] = segment.usedBytes;
	segment.keyLengths[segment.count] = keyLength;
	segment.times[segment.count] = time;
	segment.count++;
};

/**
Where the record at `index` begins; `segment.count` gives the end of the last.
*/
export const offsetOf = (segment: Segment, index: number): number => index === 0 ? 0 : segment.ends[index - 1]!;

/**
Index of the first record that came at `time` or later; `count` when there is none.
*/
export const indexAtTime = (segment: Segment, time: number): number => {
	let low = 0;
	let high = segment.count;
	while (low < high) {
		const middle = (low + high) >> 1; // eslint-disable-line no-bitwise
		if (segment.times[middle]! < time) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}

	return low;
};
