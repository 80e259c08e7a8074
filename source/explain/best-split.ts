import {hashKeyOf, isInRange} from '../service/hash-ranges.js';
import {cutsOf} from '../service/reshard.js';
import {loadOf} from '../service/shard-load.js';
import {partOf, restByShard} from './predicted-load.js';
import {
	NO_FLOW,
	addFlows,
	scaleFlow,
	sumOfFlows,
	type Flow,
	type OpenShard,
	type Traffic,
} from './traffic.js';

/**
The split of one shard whose fuller half is smallest.
*/
export type Split = {
	/**
	The hash key that SplitShard takes: the first one of the upper half.
	*/
	readonly newStartingHashKey: bigint;
	readonly lower: Flow & {readonly keys: readonly string[]};
	readonly upper: Flow & {readonly keys: readonly string[]};
};

type PlacedKey = {readonly hashKey: bigint};

/**
What is to be as even as possible: the load against the shard's limits, or bytes alone.
*/
export type Balance = 'load' | 'bytes';

const measures: Readonly<Record<Balance, (flow: Flow) => number>> = {load: loadOf, bytes: ({bytesPerSecond}) => bytesPerSecond};

const PARTS = 1_000_000_000;

const isBelow = (a: PlacedKey, b: PlacedKey): boolean => a.hashKey < b.hashKey;

const middle = (a: bigint, b: bigint): bigint => (a + b + 1n) / 2n;

const isBeyond = (cut: bigint, first: bigint, last: bigint): boolean => cut < first || cut > last;

const within = (cut: bigint, first: bigint, last: bigint): bigint => cut < first ? first : (cut > last ? last : cut);

/**
The best split of a shard: half-way between two neighbouring keys, in the middle, or (by bytes) where the keys that are not listed make both halves even. Undefined for a range too small to be split.
*/
export const bestSplit = (shard: OpenShard, shards: readonly OpenShard[], traffic: Traffic, balance: Balance = 'load'): Split | undefined => {
	const measure = measures[balance];
	const {first, last} = cutsOf(shard);
	const keys = traffic.keys
		.map(key => ({...key, hashKey: hashKeyOf(key.partitionKey)}))
		.filter(({hashKey}) => isInRange(shard, hashKey))
		.toSorted((a, b) => isBelow(a, b) ? -1 : 1);
	const rest = restByShard(shards, traffic).get(shard)!;
	let lower = NO_FLOW;
	let upper = sumOfFlows(keys);
	let best: {readonly load: number; readonly split: Split} | undefined;

	const consider = (cut: bigint, below: number): void => {
		if (isBeyond(cut, first, last)) {
			return;
		}

		const part = partOf(shard, {startingHashKey: shard.startingHashKey, endingHashKey: cut - 1n});
		const flows = [addFlows(lower, scaleFlow(rest, part)), addFlows(upper, scaleFlow(rest, 1 - part))] as const;
		const load = Math.max(measure(flows[0]), measure(flows[1]));
		if (best !== undefined && load >= best.load) {
			return;
		}

		const names = keys.map(({partitionKey}) => partitionKey);
		best = {load, split: {newStartingHashKey: cut, lower: {...flows[0], keys: names.slice(0, below)}, upper: {...flows[1], keys: names.slice(below)}}};
	};

	const considerEven = (from: bigint, to: bigint, below: number): void => {
		const ofRest = measure(rest);
		if (balance !== 'bytes' || ofRest === 0) {
			return;
		}

		const part = Math.max(0, Math.min(1, (measure(upper) - measure(lower) + ofRest) / (2 * ofRest)));
		const even = shard.startingHashKey + ((shard.endingHashKey - shard.startingHashKey + 1n) * BigInt(Math.round(part * PARTS)) / BigInt(PARTS));
		consider(within(even, from, to), below);
	};

	const centre = middle(shard.startingHashKey, shard.endingHashKey);
	let isCentreDone = false;
	for (const [index, key] of [...keys, undefined].entries()) {
		if (!isCentreDone && (key === undefined || key.hashKey >= centre)) {
			isCentreDone = true;
			consider(centre, index);
		}

		considerEven(index === 0 ? first : keys[index - 1]!.hashKey + 1n, key?.hashKey ?? last, index);
		if (key === undefined) {
			break;
		}

		if (index > 0) {
			consider(middle(keys[index - 1]!.hashKey, key.hashKey), index);
		}

		lower = addFlows(lower, key);
		upper = addFlows(upper, scaleFlow(key, -1));
	}

	return best?.split;
};
