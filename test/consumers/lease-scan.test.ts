import {expect, test} from 'vitest';
import {
	readLeaseScan,
	type LeaseScan,
	type LeaseScanMemory,
	type ScanSight,
} from '../../source/consumers/lease-scan.js';
import type {Row} from '../../source/consumers/lease.js';
import type {Shard} from '../../source/service/shard.js';
import {leaseRow, sequenceNumber, shardIdOf} from '../helpers/lease-rows.js';

const NOON = Date.UTC(2026, 0, 1, 12);
const CREATED = NOON - (48 * 3_600_000);

const shard = (number: number): Shard => ({
	shardId: shardIdOf(number), parentShardId: undefined, adjacentParentShardId: undefined, startingHashKey: 0n, endingHashKey: 1n,
	startingSequenceNumber: sequenceNumber(number, CREATED, CREATED), endingSequenceNumber: undefined,
});

const stream = (count: number) => ({
	name: 'clicks', accountId: undefined, createdAt: CREATED, retentionMilliseconds: 24 * 3_600_000, shards: Array.from({length: count}, (_, number) => shard(number)),
});

const at = (number: number, secondsAgo: number, counter = 1) => sequenceNumber(number, CREATED, NOON - (secondsAgo * 1000), counter);

const scanAll = (scans: ReadonlyArray<readonly Row[]>, sight: Partial<ScanSight> = {}, seconds = 10) => {
	let before: LeaseScanMemory = new Map();
	return scans.map((rows, index) => {
		const read = readLeaseScan(rows, {
			at: NOON + (index * seconds * 1000), stream: stream(3), before, isTrusted: true, ...sight,
		});
		before = read.memory;
		return read.scan;
	});
};

test('worst first, with the lag of each shard', () => {
	const [scan] = scanAll([[
		leaseRow({shard: 0, owner: 'a', checkpoint: at(0, 3)}),
		leaseRow({shard: 1, owner: 'a', checkpoint: at(1, 3600)}),
		leaseRow({shard: 2, owner: 'b', checkpoint: at(2, 20 * 3600)}),
	]]);
	expect(scan!.shards.map(({shardId, state, lag}) => [shardId, state, lag])).toEqual([
		[shardIdOf(2), 'will-lose-data', {milliseconds: 20 * 3_600_000, kind: 'estimate'}],
		[shardIdOf(1), 'behind', {milliseconds: 3_600_000, kind: 'estimate'}],
		[shardIdOf(0), 'ok', {milliseconds: 3000, kind: 'estimate'}],
	]);
});

test('a worker that renews one of its leases is alive on all of them', () => {
	const rows = (counter: number) => [
		leaseRow({
			shard: 0, owner: 'a', counter, checkpoint: at(0, 1),
		}),
		leaseRow({
			shard: 1, owner: 'a', counter: 7, checkpoint: at(1, 1),
		}),
		leaseRow({
			shard: 2, owner: 'b', counter: 7, checkpoint: at(2, 1),
		}),
	];
	const scans = scanAll([rows(1), rows(2), rows(3)]);
	expect(scans.at(-1)!.shards.map(({shardId, state}) => [shardId, state])).toEqual([[shardIdOf(2), 'dead-worker'], [shardIdOf(0), 'ok'], [shardIdOf(1), 'ok']]);
});

test('a quiet shard, whose last record is the one of the checkpoint, has no lag however old that is', () => {
	const checkpoint = at(0, 20 * 3600);
	const row = leaseRow({shard: 0, owner: 'a', checkpoint});
	const [quiet] = scanAll([[row]], {tipOf: () => ({newest: checkpoint, isCaughtUp: true})});
	expect(quiet!.shards[0]).toMatchObject({state: 'ok', ahead: 'no', lag: {milliseconds: 0, kind: 'exact'}});
	const [busy] = scanAll([[row]], {tipOf: () => ({newest: at(0, 1, 2), isCaughtUp: true})});
	expect(busy!.shards[0]).toMatchObject({state: 'will-lose-data', ahead: 'yes'});
});

test('where sequence numbers do not hold the time, no lag is told', () => {
	const [scan] = scanAll([[leaseRow({shard: 0, owner: 'a', checkpoint: at(0, 7200)})]], {isTrusted: false});
	expect(scan!.shards[0]).toMatchObject({state: 'ok', lag: undefined});
});

test('an exact answer counts for its checkpoint alone, for a minute', () => {
	const checkpoint = at(0, 7200);
	const row = leaseRow({shard: 0, owner: 'a', checkpoint});
	const read = (exact: {checkpoint: string; at: number; lagMilliseconds: number | undefined}) => scanAll([[row]], {exactOf: () => exact})[0]!.shards[0];
	expect(read({checkpoint, at: NOON - 1000, lagMilliseconds: 5000})).toMatchObject({lag: {milliseconds: 6000, kind: 'exact'}, ahead: 'yes', state: 'ok'});
	expect(read({checkpoint, at: NOON - 1000, lagMilliseconds: 0})).toMatchObject({lag: {milliseconds: 0, kind: 'exact'}, ahead: 'no'});
	expect(read({checkpoint, at: NOON - 1000, lagMilliseconds: undefined})).toMatchObject({state: 'lost'});
	expect(read({checkpoint, at: NOON - 61_000, lagMilliseconds: 0})).toMatchObject({lag: {kind: 'estimate'}});
	expect(read({checkpoint: at(0, 9), at: NOON, lagMilliseconds: 0})).toMatchObject({lag: {kind: 'estimate'}});
});

test('in the middle of a reshard the children wait, and a parent that is gone with its records is lost unless it is finished', () => {
	const [scan] = scanAll([[
		leaseRow({shard: 1, owner: 'a', checkpoint: at(1, 2)}),
		leaseRow({
			shard: 2, owner: 'a', checkpoint: 'TRIM_HORIZON', parents: [1],
		}),
		// The list of shards is a little older than the lease.
		leaseRow({
			shard: 3, owner: 'a', checkpoint: 'TRIM_HORIZON', parents: [1],
		}),
		leaseRow({shard: 0, checkpoint: 'SHARD_END'}),
	]], {stream: {...stream(3), shards: [shard(1), shard(2)]}});
	expect(scan!.shards.map(({shardId, state}) => [Number(shardId.slice(-2)), state])).toEqual([[2, 'waits-for-parent'], [3, 'waits-for-parent'], [1, 'ok'], [0, 'finished']]);
	const [later] = scanAll([[leaseRow({shard: 0, owner: 'a', checkpoint: at(0, 30)}), leaseRow({shard: 1, owner: 'a', checkpoint: at(1, 2)})]], {stream: {...stream(3), shards: [shard(1), shard(2)]}});
	expect(later!.shards[0]).toMatchObject({shardId: shardIdOf(0), state: 'lost'});
});

test('since when a consumer stands is the first scan that saw it, and its lag grows by a minute a minute', () => {
	const row = (counter: number) => [leaseRow({
		shard: 0, owner: 'a', counter, checkpoint: at(0, 120),
	})];
	const scans = scanAll(Array.from({length: 12}, (_, index) => row(index)), {tipOf: () => ({newest: at(0, 0, 9), isCaughtUp: true})});
	expect(scans[1]!.shards[0]).toMatchObject({state: 'behind', stateSince: NOON});
	const last = scans.at(-1)!.shards[0]!;
	expect(last).toMatchObject({
		state: 'stuck', stateSince: NOON + 60_000, checkpointSince: NOON, trend: {direction: 'growing'},
	});
	expect(last.trend!.secondsPerMinute).toBeCloseTo(60);
});

test('an answer of Kinesis is no trend', () => {
	const checkpoint = at(0, 7200);
	const rows = Array.from({length: 6}, (_, index) => [leaseRow({
		shard: 0, owner: 'a', counter: index, checkpoint,
	})]);
	const asked: LeaseScan[] = [];
	let before: LeaseScanMemory = new Map();
	for (const [index, row] of rows.entries()) {
		const read = readLeaseScan(row, {
			at: NOON + (index * 10_000), stream: stream(1), before, isTrusted: true, exactOf: () => index === 5 ? {checkpoint, at: NOON + 50_000, lagMilliseconds: 0} : undefined,
		});
		before = read.memory;
		asked.push(read.scan);
	}

	expect(asked[4]!.shards[0]!.trend).toMatchObject({direction: 'growing'});
	expect(asked[5]!.shards[0]).toMatchObject({lag: {milliseconds: 0, kind: 'exact'}, trend: undefined});
});
