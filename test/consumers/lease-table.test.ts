import {expect, test} from 'vitest';
import {readLeaseTable, type WatchedStream} from '../../source/consumers/lease-table.js';
import type {Shard} from '../../source/service/shard.js';
import {
	leaseRow,
	metadataRows,
	sequenceNumber,
	shardIdOf,
} from '../helpers/lease-rows.js';

const NOON = Date.UTC(2026, 0, 1, 12);
const CREATED = NOON - 86_400_000;

const shard = (number: number, isClosed = false): Shard => ({
	shardId: shardIdOf(number),
	parentShardId: undefined,
	adjacentParentShardId: undefined,
	startingHashKey: 0n,
	endingHashKey: 1n,
	startingSequenceNumber: sequenceNumber(number, CREATED, CREATED),
	endingSequenceNumber: isClosed ? sequenceNumber(number, CREATED, NOON) : undefined,
});

const watched: WatchedStream = {
	name: 'clicks', accountId: '123456789012', createdAt: CREATED, retentionMilliseconds: 86_400_000, shards: [shard(0), shard(1)],
};

const own = (number: number, options: Partial<Parameters<typeof leaseRow>[0]> = {}) =>
	leaseRow({
		shard: number, owner: 'worker', checkpoint: sequenceNumber(number, CREATED, NOON), ...options,
	});

test.each(['1', '2', '3.0', '3.5'] as const)('leases as KCL %s writes them', release => {
	const table = readLeaseTable([own(0, {release}), own(1, {release, checkpoint: 'TRIM_HORIZON'}), ...(release === '3.5' ? metadataRows : [])], watched);
	expect(table).toMatchObject({
		subject: 'this-stream', release, foreignCount: 0, withoutLease: [],
	});
	expect(table.leases.map(({shardId, owner}) => [shardId, owner])).toEqual([[shardIdOf(0), 'worker'], [shardIdOf(1), 'worker']]);
});

const ofStream = (stream: string) => own(0, {stream});
const epoch = CREATED / 1000;

test.each([
	['leases of this stream', [ofStream(`123456789012:clicks:${epoch}`)], 'this-stream', []],
	['and of another one', [ofStream(`123456789012:clicks:${epoch}`), ofStream('123456789012:orders:1')], 'this-stream', ['orders']],
	['of another stream alone', [ofStream('123456789012:orders:1')], 'other-stream', ['orders']],
	['of this name in another account', [ofStream(`210987654321:clicks:${epoch}`)], 'other-stream', ['clicks']],
	['of a stream of this name that was deleted', [ofStream('123456789012:clicks:1500000000')], 'earlier-stream', []],
])('a table for several streams: %s', (_what, rows, subject, otherStreams) => {
	expect(readLeaseTable(rows, watched)).toMatchObject({subject, otherStreams});
});

test.each([
	['made when this stream was', [own(0)], 'this-stream'],
	['made before: of another stream, or of one of this name', [own(0, {checkpoint: sequenceNumber(0, CREATED - 60_000, NOON)})], 'earlier-stream'],
	['made later: of another stream', [own(0, {checkpoint: sequenceNumber(0, CREATED + 60_000, NOON)})], 'other-stream'],
	['not in the list, and made before the stream', [own(9, {checkpoint: sequenceNumber(9, CREATED - 60_000, NOON)})], 'earlier-stream'],
	['without a sequence number yet', [own(0, {checkpoint: 'LATEST'})], 'this-stream'],
	['one that tells decides for those that do not', [own(0, {checkpoint: 'TRIM_HORIZON'}), own(1, {checkpoint: sequenceNumber(1, CREATED - 60_000, NOON)})], 'earlier-stream'],
])('every stream has a shard 0: shards %s', (_what, rows, subject) => {
	expect(readLeaseTable(rows, watched).subject).toBe(subject);
});

test('rows of other programs are counted, not read', () => {
	const foreign = [{id: {S: '1'}}, {leaseKey: {S: 'shardId-0'}, checkpoint: {S: 'yesterday'}}, {leaseKey: {S: 'x'}}, {}];
	expect(readLeaseTable([...foreign, own(0)], watched)).toMatchObject({subject: 'this-stream', foreignCount: 4, leases: [{shardId: shardIdOf(0)}]});
	expect(readLeaseTable(foreign, watched)).toMatchObject({subject: 'no-leases', foreignCount: 4});
});

test('in the middle of a reshard, open shards have no lease yet', () => {
	const shards = [shard(0, true), shard(1), shard(2), shard(3)];
	expect(readLeaseTable([own(0), own(1)], {...watched, shards}).withoutLease).toEqual([shardIdOf(2), shardIdOf(3)]);
});

test('control characters in a table do not come through', () => {
	const [lease] = readLeaseTable([own(0, {owner: 'a\u{1B}[31mb'})], watched).leases;
	expect(lease!.owner).toBe(String.raw`a\u{1b}[31mb`);
});
