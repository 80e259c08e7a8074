import {expect, test} from 'vitest';
import type {Shard} from '../../../../source/service/shard.js';
import type {LeftPosition, StartWishes} from '../../../../source/service/reading-start.js';
import {checkWishedShards, planStart, selectionFor} from '../../../../source/kinesis/reading/start/start-plan.js';

const shard = (shardId: string, parents: string[] = [], isClosed = false): Shard => ({
	shardId,
	parentShardId: parents[0],
	adjacentParentShardId: parents[1],
	startingHashKey: 0n,
	endingHashKey: 1n,
	startingSequenceNumber: '1',
	endingSequenceNumber: isClosed ? '2' : undefined,
});

// A split into B and C, which merged into D; E is another line.
const listing = [shard('D', ['B', 'C']), shard('A', ['0'], true), shard('B', ['A'], true), shard('C', ['A'], true), shard('E')];

const horizon: LeftPosition = {type: 'trim-horizon'};
const latest: LeftPosition = {type: 'latest'};
const time: LeftPosition = {type: 'at-timestamp', timestamp: 5};
const drained: LeftPosition = {type: 'drained'};
const after = (sequenceNumber: string): LeftPosition => ({type: 'after-sequence-number', sequenceNumber});
const at = (sequenceNumber: string): LeftPosition => ({type: 'at-sequence-number', sequenceNumber});
const left = (positions: Record<string, LeftPosition>) => new Map(Object.entries(positions));

test.each<[string, StartWishes, Record<string, LeftPosition>]>([
	['from the trim horizon, every shard', {from: horizon}, {
		A: horizon, B: horizon, C: horizon, D: horizon, E: horizon,
	}],
	['from the latest, the open shards alone', {from: {type: 'latest'}}, {D: latest, E: latest}],
	['from a time, the shards of that time there and their children from the beginning', {from: {type: 'at-timestamp', timestamp: 5}}, {
		A: time, B: horizon, C: horizon, D: horizon, E: time,
	}],
	['after a sequence number, which holds for one shard', {from: {type: 'after-sequence-number', shardId: 'E', sequenceNumber: '7'}}, {
		A: horizon, B: horizon, C: horizon, D: horizon, E: after('7'),
	}],
	['at a sequence number of a child: what it came from is over, its sibling is not', {from: {type: 'at-sequence-number', shardId: 'B', sequenceNumber: '7'}}, {
		B: at('7'), C: horizon, D: horizon, E: horizon,
	}],
	['at a sequence number of a merged shard: neither parents nor their parent', {from: {type: 'at-sequence-number', shardId: 'D', sequenceNumber: '7'}}, {D: at('7'), E: horizon}],
	['at a sequence number, and its shard alone', {from: {type: 'at-sequence-number', shardId: 'B', sequenceNumber: '7'}, shardIds: ['B']}, {B: at('7')}],
	['at a sequence number, and a parent that was asked for by name', {from: {type: 'at-sequence-number', shardId: 'B', sequenceNumber: '7'}, shardIds: ['A', 'B']}, {A: horizon, B: at('7')}],
	['going on from a run that began at a sequence number: what was over then stays unread', {from: {type: 'at-sequence-number', shardId: 'B', sequenceNumber: '7'}, resumeFrom: left({B: after('9'), C: drained})}, {
		B: after('9'), C: drained, D: horizon, E: horizon,
	}],
	['one shard by name, though it is closed', {from: {type: 'latest'}, shardIds: ['B']}, {B: latest}],
	['going on from an earlier run that had drained A and begun B; C is its sibling and D follows', {from: {type: 'latest'}, resumeFrom: left({A: drained, B: after('3'), E: after('9')})}, {
		A: drained, B: after('3'), C: horizon, D: horizon, E: after('9'),
	}],
	['going on from LATEST: what was over before the first run stays unread', {from: {type: 'latest'}, resumeFrom: left({D: time, E: after('9')})}, {D: time, E: after('9')}],
	['going on after so long that all that was read has expired: what was born since is read from its beginning', {from: {type: 'latest'}, resumeFrom: left({'00': after('3')})}, {
		A: horizon, B: horizon, C: horizon, D: horizon, E: horizon,
	}],
	['going on from a run that was ended before it had begun every shard', {from: {type: 'trim-horizon'}, resumeFrom: left({E: after('9')})}, {
		A: horizon, B: horizon, C: horizon, D: horizon, E: after('9'),
	}],
])('%s', (_name, wishes, expected) => {
	const plan = planStart(listing, wishes);
	expect(Object.fromEntries(plan.map(({shardId, position}) => [shardId, position]))).toEqual(expected);
	// Parents come first: a lineage wants it so.
	expect(plan.map(({shardId}) => shardId)).toEqual(Object.keys(expected));
});

// API Reference, ListShards, ShardFilter: without one, the listing has all shards that still hold records.
test.each<[string, StartWishes, ReturnType<typeof selectionFor>]>([
	['from the latest, open shards', {from: {type: 'latest'}}, {type: 'at-latest'}],
	['from the latest with an earlier run that read nothing, open shards', {from: {type: 'latest'}, resumeFrom: left({})}, {type: 'at-latest'}],
	['from a time, those of that time and newer', {from: {type: 'at-timestamp', timestamp: 5}}, {type: 'from-timestamp', timestamp: 5}],
	['from the trim horizon, all', {from: horizon}, undefined],
	['after a sequence number, all', {from: {type: 'after-sequence-number', shardId: 'E', sequenceNumber: '7'}}, undefined],
	['shards by name may be closed: all', {from: {type: 'latest'}, shardIds: ['B']}, undefined],
	['an earlier run may have left closed shards: all', {from: {type: 'latest'}, resumeFrom: left({B: after('3')})}, undefined],
])('which shards are listed %s', (_name, wishes, selection) => {
	expect(selectionFor(wishes)).toEqual(selection);
});

test('the shard of a sequence number has to be there, unless an earlier run began with it', () => {
	const from = {type: 'at-sequence-number', shardId: 'Z', sequenceNumber: '7'} as const;
	expect(() => {
		checkWishedShards(listing, {from}, 's');
	}).toThrow('There is no shard “Z” in stream “s”');
	checkWishedShards(listing, {from, resumeFrom: left({D: after('3')})}, 's');
});

test('a shard that names itself or its child as a parent is read from its sequence number on', () => {
	const broken = [shard('A', ['A']), shard('B', ['C']), shard('C', ['B'])];
	const from = (shardId: string): StartWishes => ({from: {type: 'at-sequence-number', shardId, sequenceNumber: '7'}});
	expect(planStart(broken, from('A')).find(({shardId}) => shardId === 'A')?.position).toEqual(at('7'));
	expect(planStart(broken, from('B')).map(({shardId}) => shardId)).toEqual(['A', 'B', 'C']);
});
