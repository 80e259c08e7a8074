import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createLineage, withParents, type Lineage} from '../../../../source/kinesis/reading/lives/reading-order.js';
import type {ChildShard} from '../../../../source/kinesis/reading/shard-reading.js';

const shard = (shardId: string, ...parentShardIds: string[]): ChildShard => ({shardId, parentShardIds});

const lineageOf = (...shards: ChildShard[]): Lineage => {
	const lineage = createLineage();
	for (const each of shards) {
		lineage.add(each);
	}

	return lineage;
};

// Developer guide, "After resharding": to keep the order of a key, drain the parents before the children.
describe('a shard starts when all its parents are drained', () => {
	test('after a split', () => {
		const lineage = lineageOf(shard('1'), shard('2', '1'), shard('3', '1'));
		expect(lineage.takeReady()).toEqual(['1']);
		expect(lineage.waitsFor('2')).toEqual(['1']);
		lineage.markDrained('1');
		expect(lineage.takeReady()).toEqual(['2', '3']);
		expect(lineage.takeReady()).toEqual([]);
	});

	test('after a merge, which waits for both', () => {
		const lineage = lineageOf(shard('1'), shard('2'), shard('3', '1', '2'));
		expect(lineage.takeReady()).toEqual(['1', '2']);
		lineage.markDrained('1');
		expect(lineage.takeReady()).toEqual([]);
		expect(lineage.waitsFor('3')).toEqual(['2']);
		lineage.markDrained('2');
		expect(lineage.takeReady()).toEqual(['3']);
	});

	test('parents that have expired, or were drained in an earlier run, are not waited for', () => {
		const lineage = createLineage();
		lineage.add(shard('5', '1'), true);
		lineage.add(shard('6', '5', '2'));
		expect(lineage.takeReady()).toEqual(['6']);
	});
});

describe('what ended shards name', () => {
	test('a child is taken in once, though both parents name it', () => {
		const lineage = lineageOf(shard('1'), shard('2'));
		lineage.takeReady();
		lineage.markDrained('1');
		expect(lineage.addChildren([shard('3', '1', '2')])).toEqual([shard('3', '1', '2')]);
		lineage.markDrained('2');
		expect(lineage.addChildren([shard('3', '1', '2')])).toEqual([]);
		expect(lineage.takeReady()).toEqual(['3']);
	});

	test('a child with a parent that nobody has seen yet is left to a listing, which brings that parent first', () => {
		const lineage = lineageOf(shard('1'), shard('2'));
		lineage.takeReady();
		lineage.markDrained('1');
		// 2 was split into 3 and 4, and 4 merged with 1: 2 is not drained, so nobody has named 4.
		const named = [shard('5', '1', '4')];
		expect(lineage.addChildren(named)).toEqual([]);
		expect(lineage.knowsChildrenOf('1', named)).toBe(false);
		lineage.addListed([shard('5', '1', '4'), shard('4', '2'), shard('3', '2'), shard('2'), shard('1')]);
		expect(lineage.knowsChildrenOf('1', named)).toBe(true);
		expect(lineage.takeReady()).toEqual([]);
		lineage.markDrained('2');
		expect(lineage.takeReady()).toEqual(['3', '4']);
		lineage.markDrained('4');
		expect(lineage.takeReady()).toEqual(['5']);
	});

	test('of several named children, all have to be known', () => {
		const lineage = lineageOf(shard('1'));
		const named = [shard('2', '1'), shard('3', '1')];
		lineage.addListed([shard('1'), shard('2', '1')]);
		expect(lineage.knowsChildrenOf('1', named)).toBe(false);
		lineage.addListed([shard('1'), ...named]);
		expect(lineage.knowsChildrenOf('1', named)).toBe(true);
	});

	test('an endpoint that names no children is asked for a listing', () => {
		const lineage = lineageOf(shard('1'));
		lineage.takeReady();
		lineage.markDrained('1');
		expect(lineage.knowsChildrenOf('1', [])).toBe(false);
		lineage.addListed([shard('1'), shard('2', '1')]);
		expect(lineage.knowsChildrenOf('1', [])).toBe(true);
	});
});

test('a listing brings descendants and newer shards, and not what was over before reading began', () => {
	const lineage = lineageOf(shard('4'), shard('5'));
	const added = lineage.addListed([shard('2', '1'), shard('3'), shard('4', '3'), shard('5', '3'), shard('6', '4'), shard('9', '8')]);
	expect(added.map(({shardId}) => shardId)).toEqual(['6', '9']);
});

type Step = {readonly kind: 'split' | 'merge'; readonly pick: number; readonly other: number};

const step: fc.Arbitrary<Step> = fc.record({kind: fc.constantFrom('split', 'merge'), pick: fc.nat(), other: fc.nat()});

// A stream's whole history: which shards there were, each with its parents, in the order of their creation.
const historyOf = (shardCount: number, steps: readonly Step[]): ChildShard[] => {
	const all: ChildShard[] = [];
	const idOf = (index: number) => String(index).padStart(4, '0');
	const create = (...parents: string[]) => {
		all.push(shard(idOf(all.length), ...parents));
		return all.at(-1)!.shardId;
	};

	let open = Array.from({length: shardCount}, () => create());
	for (const {kind, pick, other} of steps) {
		const one = open[pick % open.length]!;
		const rest = open.filter(id => id !== one);
		if (kind === 'split' || rest.length === 0) {
			open = [...rest, create(one), create(one)];
		} else {
			const two = rest[other % rest.length]!;
			open = [...rest.filter(id => id !== two), create(one, two)];
		}
	}

	return all;
};

type Story = {
	readonly shardCount: number;
	readonly steps: readonly Step[];
	/**
	How many shards the first listing shows.
	*/
	readonly shown: number;
	readonly choices: fc.Stream<number>;
};

// Reads the story's stream in a random order and returns the shards in the order of their start.
const readStory = ({shardCount, steps, shown, choices}: Story) => {
	const history = historyOf(shardCount, steps);
	const known = new Map(history.map(each => [each.shardId, each]));
	const next = () => choices.next().value as number;
	// A listing may lag, but never shows a child without the parents it had.
	const listing = (count: number) => history.slice(0, Math.max(shardCount, count));
	const firstListing = listing(shown % (history.length + 1));
	const lineage = lineageOf(...firstListing);
	const reading = new Set<string>();
	const drained = new Set<string>();
	const started: string[] = [];
	for (let turn = 0; drained.size < history.length && turn < 10_000; turn++) {
		for (const shardId of lineage.takeReady()) {
			expect(known.get(shardId)!.parentShardIds.filter(parent => !drained.has(parent))).toEqual([]);
			reading.add(shardId);
			started.push(shardId);
		}

		const candidates = [...reading];
		if (candidates.length > 0 && next() % 4 > 0) {
			const ended = candidates[next() % candidates.length]!;
			reading.delete(ended);
			drained.add(ended);
			lineage.markDrained(ended);
			lineage.addChildren(history.filter(each => each.parentShardIds.includes(ended)));
		} else {
			lineage.addListed(listing(history.length - (turn < 5000 ? next() % 3 : 0)));
		}
	}

	return {started, history};
};

test('whatever the history, and in whatever order shards end and listings lag: each shard is read once, and none before its parents are drained', () => {
	const story = fc.record({
		shardCount: fc.integer({min: 1, max: 4}), steps: fc.array(step, {maxLength: 25}), shown: fc.nat(), choices: fc.infiniteStream(fc.nat()),
	});
	const property = fc.property(story, each => {
		const {started, history} = readStory(each);
		expect(started.toSorted()).toEqual(history.map(({shardId}) => shardId));
	});
	fc.assert(property, {numRuns: 300});
});

test('whatever parents a listing names, itself and circles too, every shard is read', () => {
	const id = fc.integer({min: 0, max: 9}).map(number => `shardId-00000000000${number}`);
	const listing = fc.uniqueArray(fc.record({
		shardId: id, parentShardId: fc.option(id, {nil: undefined}), adjacentParentShardId: fc.option(id, {nil: undefined}),
	}), {selector: ({shardId}) => shardId});
	fc.assert(fc.property(listing, shards => {
		const rest = {
			startingHashKey: 0n, endingHashKey: 1n, startingSequenceNumber: '1', endingSequenceNumber: undefined,
		};
		const lineage = createLineage();
		lineage.addListed(shards.map(each => withParents({...each, ...rest})));
		const read: string[] = [];
		for (let ready = lineage.takeReady(); ready.length > 0; ready = lineage.takeReady()) {
			for (const shardId of ready) {
				read.push(shardId);
				lineage.markDrained(shardId);
			}
		}

		expect(read.toSorted()).toEqual(shards.map(({shardId}) => shardId).toSorted());
		expect(lineage.isDone).toBe(true);
	}));
});
