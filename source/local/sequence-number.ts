/* eslint-disable no-bitwise -- Bits are what this is about. */
/**
What a sequence number says. The layout is the service's own (186 bits, 56 decimal digits), so that our numbers look, sort and compare like the real ones: 2 bits version, 36 bits the shard's creation second, 4 bits of the shard's index, 64 bits the record's counter, 8 bits zero, 36 bits the arrival second, 32 bits the shard's index, 4 bits version.
*/
export type SequenceNumber = {
	/**
	Seconds since the epoch. A child's is above its parents', so its numbers are too.
	*/
	readonly creationSecond: number;
	readonly shardIndex: number;
	/**
	0 for the shard's start, 1 for its first record.
	*/
	readonly counter: bigint;
	readonly arrivalSecond: number;
};

const LEADING_VERSION = 2n;
const TRAILING_VERSION = 2n;
const LARGEST_COUNTER = (1n << 63n) - 1n;

const SHIFT = {
	shardIndex: 4n,
	arrivalSecond: 36n,
	counter: 80n,
	shardNibble: 144n,
	creationSecond: 148n,
	leadingVersion: 184n,
} as const;

/**
The part of a number that all numbers of a shard share; compute once per shard.
*/
export const sequencePrefix = (creationSecond: number, shardIndex: number): bigint =>
	(LEADING_VERSION << SHIFT.leadingVersion)
	| (BigInt(creationSecond) << SHIFT.creationSecond)
	| (BigInt(shardIndex % 16) << SHIFT.shardNibble)
	| (BigInt(shardIndex) << SHIFT.shardIndex)
	| TRAILING_VERSION;

export const formatSequenceNumber = (prefix: bigint, counter: bigint, arrivalSecond: number): string =>
	(prefix | (counter << SHIFT.counter) | (BigInt(arrivalSecond) << SHIFT.arrivalSecond)).toString();

/**
The number that a closed shard ends with: above every record it could have taken.
*/
export const endingSequenceNumber = (prefix: bigint, closedSecond: number): string => formatSequenceNumber(prefix, LARGEST_COUNTER, closedSecond);

/**
Undefined if the text is not one of our sequence numbers.
*/
export const parseSequenceNumber = (text: string): SequenceNumber | undefined => {
	const value = BigInt(text);
	if (value >> SHIFT.leadingVersion !== LEADING_VERSION || BigInt.asUintN(4, value) !== TRAILING_VERSION) {
		return undefined;
	}

	return {
		creationSecond: Number(BigInt.asUintN(36, value >> SHIFT.creationSecond)),
		shardIndex: Number(BigInt.asUintN(32, value >> SHIFT.shardIndex)),
		counter: BigInt.asUintN(64, value >> SHIFT.counter),
		arrivalSecond: Number(BigInt.asUintN(36, value >> SHIFT.arrivalSecond)),
	};
};

/**
The service knows no shard of this second, in the year 2477, or later.
*/
const SECONDS_END = 16_025_175_000;

/**
Where numbers of version 1 hold their arrival second, in bits.
*/
const OLD_ARRIVAL_SECOND = 100n;

/**
Whether the service can have given this number by now, in today's version or the one before. The rule is kinesalite's, whose tests ran against the service.
*/
export const canBeSequenceNumber = (text: string, now: number): boolean => {
	const value = BigInt(text);
	const version = BigInt.asUintN(4, value);
	const isOld = version === 1n;
	if (value >> SHIFT.leadingVersion !== LEADING_VERSION || !(isOld || version === TRAILING_VERSION)) {
		return false;
	}

	const creationSecond = Number(BigInt.asUintN(36, value >> SHIFT.creationSecond));
	const arrivalSecond = Number(BigInt.asUintN(36, value >> (isOld ? OLD_ARRIVAL_SECOND : SHIFT.arrivalSecond)));
	const hasCounter = isOld || BigInt.asUintN(64, value >> SHIFT.counter) <= LARGEST_COUNTER;
	return hasCounter && creationSecond < SECONDS_END && arrivalSecond * 1000 <= now;
};
