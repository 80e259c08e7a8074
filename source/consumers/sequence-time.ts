/* eslint-disable no-bitwise -- Bits are what this is about. */
/**
What a sequence number says, without a call. The layout is not documented. Source: 16 real sequence numbers of 2017 to 2024; the second of arrival was 0.0 to 2.2 s before ApproximateArrivalTimestamp. So all that comes of it is an estimate, and is checked against the records that are read.
*/
export type SequenceTime = {
	readonly shardNumber: number;
	/**
	When the record arrived, in ms since the epoch; known to the second.
	*/
	readonly arrivedAt: number;
	/**
	When the shard was made, in ms since the epoch; known to the second. All numbers of a shard have the same.
	*/
	readonly shardMadeAt: number;
};

const VERSION = 2n;
const SHARD_SHIFT = 4n;
const ARRIVAL_SHIFT = 36n;
const MADE_SHIFT = 148n;
const WHOLE_BITS = 186;

const milliseconds = (value: bigint, shift: bigint): number => Number(BigInt.asUintN(36, value >> shift)) * 1000;

/**
Undefined for a text that is not a sequence number of this layout.
*/
export const sequenceTime = (text: string): SequenceTime | undefined => {
	if (!/^\d{50,60}$/v.test(text)) {
		return undefined;
	}

	const value = BigInt(text);
	if (BigInt.asUintN(4, value) !== VERSION || value >> BigInt(WHOLE_BITS) !== 0n) {
		return undefined;
	}

	return {
		shardNumber: Number(BigInt.asUintN(32, value >> SHARD_SHIFT)),
		arrivedAt: milliseconds(value, ARRIVAL_SHIFT),
		shardMadeAt: milliseconds(value, MADE_SHIFT),
	};
};
