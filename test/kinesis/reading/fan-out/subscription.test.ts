import type {SubscribeToShardEvent, SubscribeToShardEventStream} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {followSubscription, type FanOutReading} from '../../../../source/kinesis/reading/fan-out/subscription.js';
import {createCallSlots} from '../../../../source/kinesis/reading/polling/call-slots.js';
import {createResumePoint} from '../../../../source/kinesis/reading/resume-point.js';
import type {ReadEvent} from '../../../../source/service/read-event.js';
import type {ShardPosition} from '../../../../source/service/shard-position.js';
import {createFakeKinesis} from '../../../helpers/fake-kinesis.js';
import {createManualClock} from '../../../helpers/manual-clock.js';

const TRIM_HORIZON: ShardPosition = {type: 'trim-horizon'};

/**
What the service pushes, and how many ms after it accepted the subscription.
*/
type Pushed = readonly [at: number, event: Partial<SubscribeToShardEvent> | undefined];

const recordOf = (SequenceNumber: string) => ({
	SequenceNumber, PartitionKey: 'k', Data: new Uint8Array(), ApproximateArrivalTimestamp: new Date(0),
});

const empty = {Records: [], MillisBehindLatest: 0};

/**
Follows a subscription to its end, on a clock that only the events move.
*/
const follow = async (pushed: readonly Pushed[], {isClosed = false, from = TRIM_HORIZON}: {readonly isClosed?: boolean; readonly from?: ShardPosition} = {}) => {
	const clock = createManualClock(0);
	const {connection} = createFakeKinesis(clock);
	const reading: FanOutReading = {
		connection,
		streamName: 's',
		shardId: 'shardId-000000000000',
		position: from,
		clock,
		random: () => 1,
		signal: new AbortController().signal,
		slots: createCallSlots(1),
		consumerArn: 'arn:c',
		isClosed: () => isClosed,
		finishByPolling() {
			throw new Error('It is not polled here.');
		},
	};
	const resumePoint = createResumePoint(from, 0);
	const push = async function * (): AsyncGenerator<SubscribeToShardEventStream> {
		for (const [at, event] of pushed) {
			await clock.advance(at - clock.now());
			const received: Partial<SubscribeToShardEventStream> = {SubscribeToShardEvent: event as SubscribeToShardEvent};
			yield received as SubscribeToShardEventStream;
		}
	};

	const followed = followSubscription(reading, {events: push(), subscribedAt: 0, resumePoint});
	const batches: Array<Extract<ReadEvent, {type: 'batch'}>> = [];
	for (;;) {
		const {done, value} = await followed.next();
		if (done) {
			return {batches, end: value, place: resumePoint.position};
		}

		batches.push(value as Extract<ReadEvent, {type: 'batch'}>);
	}
};

describe('the place to go on after an event', () => {
	test('is its continuation sequence number or its last record, whichever it has', async () => {
		const {batches} = await follow([
			[0, {...empty, Records: [recordOf('1'), recordOf('2'), recordOf('3')]}],
			[1, {...empty, ContinuationSequenceNumber: '7'}],
			[2, {MillisBehindLatest: 0, ContinuationSequenceNumber: '8'}],
		]);
		expect(batches.map(({records}) => records.length)).toEqual([3, 0, 0]);
		expect(batches.map(({resumeAt}) => resumeAt)).toEqual(['3', '7', '8'].map(sequenceNumber => ({type: 'after-sequence-number', sequenceNumber})));
	});

	test('is the one before, if an endpoint gives an empty number, and an event of another kind is passed over', async () => {
		const {batches, place} = await follow([[0, undefined], [1, {...empty, ContinuationSequenceNumber: ''}]]);
		expect(batches).toHaveLength(1);
		expect(place).toEqual(TRIM_HORIZON);
	});

	test('is, from LATEST, the time up to which there was nothing', async () => {
		const from: ShardPosition = {type: 'latest'};
		const caughtUp = await follow([[60_000, empty]], {from});
		expect(caughtUp.place).toEqual({type: 'at-timestamp', timestamp: 55_000});
		const behind = await follow([[60_000, {...empty, MillisBehindLatest: 1}]], {from});
		expect(behind.place).toEqual({type: 'at-timestamp', timestamp: -1000});
	});
});

describe('it ends', () => {
	test('with the children of a closed shard, and not with an empty list of them', async () => {
		const {batches, end} = await follow([
			[0, {...empty, ChildShards: []}],
			[1, {...empty, ChildShards: [{ShardId: 'shardId-000000000001', ParentShards: ['shardId-000000000000'], HashKeyRange: {StartingHashKey: '0', EndingHashKey: '1'}}]}],
			[2, empty],
		]);
		expect(batches).toHaveLength(2);
		expect(end).toEqual({type: 'shard-ended', children: [{shardId: 'shardId-000000000001', parentShardIds: ['shardId-000000000000']}]});
	});

	test('ten seconds before the service would end it, to be renewed, or when the service ends it', async () => {
		const renewed = await follow([[289_000, empty], [290_000, empty], [290_001, empty], [290_002, empty]]);
		expect([renewed.batches.length, renewed.end]).toEqual([3, {type: 'renewal'}]);
		const ended = await follow([[0, empty]]);
		expect(ended.end).toEqual({type: 'renewal'});
	});

	test('when a closed shard has brought nothing for more than ten seconds and still has no end', async () => {
		const {batches, end} = await follow([[0, empty], [10_000, empty], [10_001, empty], [10_002, empty]], {isClosed: true});
		expect([batches.length, end]).toEqual([3, {type: 'overdue'}]);
	});

	test('not while that shard brings records', async () => {
		const {batches, end} = await follow([
			[0, empty],
			[9000, {...empty, Records: [recordOf('1')]}],
			[11_000, empty],
			[21_000, empty],
			[21_001, empty],
		], {isClosed: true});
		expect([batches.length, end]).toEqual([5, {type: 'overdue'}]);
	});

	test.each([
		['while it is behind', {...empty, MillisBehindLatest: 1}, true],
		['of a shard that is open', empty, false],
	])('not %s', async (_name, event, isClosed) => {
		const {batches, end} = await follow([[0, event], [20_000, event], [40_000, event]], {isClosed});
		expect([batches.length, end]).toEqual([3, {type: 'renewal'}]);
	});
});
