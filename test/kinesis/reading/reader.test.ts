import {describe, expect, test} from 'vitest';
import {streamSource} from '../../../source/kinesis/reading/reader.js';
import {advanceUntil, collect} from '../../helpers/collect.js';
import {type FakeKinesis, serviceError, socketError} from '../../helpers/fake-kinesis.js';
import {createTestReader} from '../../helpers/test-reader.js';

const A = 'shardId-000000000000';
const B = 'shardId-000000000001';

/**
As some emulators do: who looks for the children of a shard that ended has to list the shards.
*/
const nameNoChildren = ({operations}: FakeKinesis): void => {
	const {GetRecords: getRecords} = operations;
	operations.GetRecords = input => ({...getRecords!(input) as Record<string, unknown>, ChildShards: undefined});
};

test('no two shards wait on one signal: each listener of a signal makes the next one dearer', async () => {
	const {clock, read} = createTestReader({shardCount: 5});
	const waits: AbortSignal[] = [];
	const reading = read({
		clock: {
			...clock,
			async sleep(milliseconds, signal) {
				waits.push(signal!);
				await clock.sleep(milliseconds, signal);
			},
		},
	});
	await advanceUntil(clock, () => reading.ofType('batch').length >= 15);
	expect(new Set(waits).size).toBeGreaterThanOrEqual(5);
});

describe('a reshard is followed', () => {
	test('children start after their parents, a merge after both', async () => {
		const {clock, service, read} = createTestReader();
		service.put(A, 'a1');
		const reading = read();
		await advanceUntil(clock, () => reading.data.length === 1);
		const [left, right] = service.reshard([A], 2) as [string, string];
		service.put(left, 'l1');
		service.put(right, 'r1');
		const [merged] = service.reshard([left, right], 1) as [string];
		service.put(merged, 'm1');
		await advanceUntil(clock, () => reading.data.length === 4);
		expect(reading.data.toSorted()).toEqual(['a1', 'l1', 'm1', 'r1']);
		expect(reading.data.at(-1)).toBe('m1');
		const order = reading.events.flatMap(event => event.type === 'shard-started' || event.type === 'shard-ended' ? [`${event.type} ${event.shardId}`] : []);
		expect(order.indexOf(`shard-started ${merged}`)).toBeGreaterThan(order.indexOf(`shard-ended ${left}`));
		expect(order.indexOf(`shard-started ${merged}`)).toBeGreaterThan(order.indexOf(`shard-ended ${right}`));
		expect(reading.ofType('shard-waiting')).toMatchObject([{shardId: merged}]);
	});

	test('at once by a listing, when the endpoint names no children', async () => {
		const {clock, service, read} = createTestReader();
		const {GetRecords: getRecords} = service.operations;
		service.operations.GetRecords = input => ({...getRecords!(input) as Record<string, unknown>, ChildShards: undefined});
		service.put(A, 'a1');
		const [child] = service.reshard([A], 1) as [string];
		service.put(child, 'c1');
		const reading = read({shardIds: undefined, from: {type: 'latest'}, resumeFrom: new Map([[A, {type: 'trim-horizon'}]])});
		service.unlisted.add(child);
		await clock.advance(100);
		service.unlisted.clear();
		await advanceUntil(clock, () => reading.data.length === 2, 2000);
	});

	test('with one listing for all shards that end at once', async () => {
		const {clock, service, read} = createTestReader({shardCount: 200});
		const {GetRecords: getRecords} = service.operations;
		service.operations.GetRecords = input => ({...getRecords!(input) as Record<string, unknown>, ChildShards: undefined});
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length >= 200);
		const {ListShards: listShards} = service.operations;
		service.operations.ListShards = async input => {
			await clock.sleep(500);
			return listShards!(input);
		};

		const before = service.callsOf('ListShards').length;
		for (let index = 0; index < 200; index++) {
			service.reshard([`shardId-${String(index).padStart(12, '0')}`], 1);
		}

		await advanceUntil(clock, () => reading.ofType('shard-started').length === 400);
		expect(service.callsOf('ListShards').length - before).toBeLessThan(20);
	});

	test('by listings, when the endpoint names no children and its listing lags', async () => {
		const {clock, service, read} = createTestReader();
		nameNoChildren(service);
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		const [child] = service.reshard([A], 1) as [string];
		service.put(child, 'c1');
		service.unlisted.add(child);
		const ended = clock.now();
		await clock.advance(25_000);
		expect(reading.data).toEqual([]);
		// After 1, 2 and 4 s. The shard itself is polled once a second.
		const listed = service.callsOf('ListShards').map(({at}) => at).filter(at => at > ended && at <= ended + 9000);
		expect(listed.slice(1).map((at, index) => at - listed[index]!)).toEqual([1000, 2000, 4000]);
		service.unlisted.clear();
		await advanceUntil(clock, () => reading.data.length === 1, 30_000);
	});

	test('from LATEST, children are read from their beginning and what was closed before is not', async () => {
		const {clock, service, read} = createTestReader();
		service.put(A, 'old');
		const [child] = service.reshard([A], 1) as [string];
		service.put(child, 'before');
		const reading = read({from: {type: 'latest'}});
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		service.put(child, 'c1');
		const [grandchild] = service.reshard([child], 1) as [string];
		service.put(grandchild, 'g1');
		await advanceUntil(clock, () => reading.data.length === 2);
		expect(reading.data).toEqual(['c1', 'g1']);
	});

	test('not beyond the shards that were asked for: when they are drained, reading ends', async () => {
		const {clock, service, read} = createTestReader({shardCount: 2});
		service.put(A, 'a1');
		service.put(B, 'b1');
		const [child] = service.reshard([A], 1) as [string];
		service.put(child, 'c1');
		const reading = read({shardIds: [A]});
		await advanceUntil(clock, () => reading.isDone);
		expect(reading.data).toEqual(['a1']);
		expect(reading.error).toBeUndefined();
		expect(reading.events.at(-1)).toEqual({type: 'shard-ended', shardId: A, childShardIds: [child]});
	});

	test('not at all, when an earlier run had read the shards that were asked for to their end', async () => {
		const {clock, service, read} = createTestReader({shardCount: 2});
		service.put(A, 'a1');
		service.put(B, 'b1');
		const reading = read({shardIds: [A], resumeFrom: new Map([[A, {type: 'drained'}]])});
		await clock.advance(0);
		expect(reading.isDone).toBe(true);
		expect([reading.events, reading.error]).toEqual([[], undefined]);
	});
});

describe('what becomes of the stream', () => {
	test('deleted: reading ends with that word', async () => {
		const {clock, service, read} = createTestReader();
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		service.deleteStream();
		await advanceUntil(clock, () => reading.isDone);
		expect(reading.events.at(-1)).toEqual({type: 'stream-deleted'});
		expect(reading.error).toBeUndefined();
	});

	test('being deleted while a shard that ended looks for its children: reading ends as it does for a deleted stream', async () => {
		const {clock, service, read} = createTestReader();
		nameNoChildren(service);
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		service.fail('ListShards', () => serviceError('ResourceInUseException'), 3);
		const listed = service.callsOf('ListShards').length;
		service.reshard([A], 2);
		await advanceUntil(clock, () => service.callsOf('ListShards').length > listed);
		service.deleteStream();
		await advanceUntil(clock, () => reading.isDone);
		expect(reading.events.at(-1)).toEqual({type: 'stream-deleted'});
		expect(reading.error).toBeUndefined();
	});

	test('deleted, and created again before the patience is over: the new one is read; else reading ends', async () => {
		const {clock, service, read} = createTestReader();
		service.put(A, 'old');
		const reading = read({successorPatienceMilliseconds: 5000});
		await advanceUntil(clock, () => reading.data.length === 1);
		service.deleteStream();
		await clock.advance(4000);
		expect(reading.isDone).toBe(false);
		service.createStream('s', 1);
		service.put(A, 'new');
		await advanceUntil(clock, () => reading.data.length === 2);
		expect(reading.data).toEqual(['old', 'new']);
		expect(reading.ofType('stream-recreated')).toHaveLength(1);
		service.deleteStream();
		await advanceUntil(clock, () => reading.isDone, 8000);
		expect(reading.events.at(-1)).toEqual({type: 'stream-deleted'});
	});

	test('deleted while every call fails at first', async () => {
		const {clock, service, read} = createTestReader();
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		service.deleteStream();
		service.fail('DescribeStreamSummary', () => socketError('ECONNREFUSED'), 20);
		await advanceUntil(clock, () => reading.isDone);
		expect(reading.events.at(-1)).toEqual({type: 'stream-deleted'});
	});

	test('re-created: said, and the new one is read from its beginning', async () => {
		const {clock, service, read} = createTestReader();
		service.put(A, 'old');
		const reading = read({from: {type: 'latest'}});
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		service.deleteStream();
		await clock.advance(10);
		const createdAt = clock.now();
		service.createStream();
		service.put(A, 'new');
		await advanceUntil(clock, () => reading.data.length > 0);
		expect(reading.data).toEqual(['new']);
		expect(reading.ofType('stream-recreated')).toEqual([{type: 'stream-recreated', createdAt}]);
		expect(reading.isDone).toBe(false);
	});

	test('re-created, and refusing the sequence numbers of the stream before it: the new one is read', async () => {
		const {clock, service, read} = createTestReader();
		service.put(A, 'old');
		const reading = read();
		await advanceUntil(clock, () => reading.data.length === 1);
		service.deleteStream();
		await clock.advance(10);
		service.createStream();
		service.put(A, 'new');
		const {GetShardIterator: getShardIterator} = service.operations;
		// API Reference, GetShardIterator: a sequence number that is not the stream's is an invalid argument.
		service.operations.GetShardIterator = input => {
			if (input.StartingSequenceNumber !== undefined) {
				throw serviceError('InvalidArgumentException', 'StartingSequenceNumber is invalid.');
			}

			return getShardIterator!(input);
		};

		service.fail('GetRecords', () => serviceError('InvalidArgumentException', 'Invalid ShardIterator.'));
		await advanceUntil(clock, () => reading.data.length === 2, 20_000);
		expect(reading.data).toEqual(['old', 'new']);
		expect(reading.ofType('stream-recreated')).toHaveLength(1);
	});

	test('re-created while the endpoint goes away for a while: the new one is read once it is back', async () => {
		const {clock, service, read} = createTestReader();
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		service.deleteStream();
		await clock.advance(10);
		service.createStream();
		service.put(A, 'new');
		service.fail('ListShards', () => socketError('ECONNREFUSED'), 20);
		await advanceUntil(clock, () => reading.isDone || reading.data.length > 0);
		expect([reading.data, reading.error]).toEqual([['new'], undefined]);
	});

	test('re-created while old iterators go on working: noticed within seconds', async () => {
		const {clock, service, read} = createTestReader();
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		const describeStream = service.operations.DescribeStreamSummary!;
		service.operations.DescribeStreamSummary = input => {
			const {StreamDescriptionSummary: summary} = describeStream(input) as {StreamDescriptionSummary: Record<string, unknown>};
			return {StreamDescriptionSummary: {...summary, StreamCreationTimestamp: new Date(5)}};
		};

		await advanceUntil(clock, () => reading.ofType('stream-recreated').length > 0, 15_000);
	});

	test('DELETING: what it still holds is read', async () => {
		const {clock, service, read} = createTestReader();
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		service.setStatus('DELETING');
		service.put(A, 'last');
		await clock.advance(20_000);
		expect(reading.data).toEqual(['last']);
		expect(reading.isDone).toBe(false);
	});

	test('CREATING: it is waited for', async () => {
		const {clock, service, read} = createTestReader();
		service.setStatus('CREATING');
		service.put(A, 'a1');
		const reading = read();
		await clock.advance(5000);
		expect(reading.events).toEqual([]);
		service.setStatus('ACTIVE');
		await advanceUntil(clock, () => reading.data.length === 1);
	});

	test('a shard whose last record expired is over, and its children go on', async () => {
		const {clock, service, read} = createTestReader();
		service.put(A, 'a1');
		const reading = read();
		await advanceUntil(clock, () => reading.data.length === 1);
		const [child] = service.reshard([A], 1) as [string];
		service.put(child, 'c1');
		service.forgetShard(A);
		await advanceUntil(clock, () => reading.data.length === 2);
		expect(reading.data).toEqual(['a1', 'c1']);
		expect(reading.ofType('shard-ended')).toEqual([{type: 'shard-ended', shardId: A, childShardIds: []}]);
	});
});

describe('a minute in which every call fails is outlived, and shown', () => {
	test.each([
		['expired credentials', serviceError('ExpiredTokenException', 'The security token included in the request is expired'), 'credentials'],
		['lost credentials', serviceError('CredentialsProviderError', 'Could not load credentials from any providers'), 'credentials'],
		['no network', socketError('ENETUNREACH'), 'unreachable'],
		['a service that is down', serviceError('ServiceUnavailable', 'down', 503), 'service-error'],
		['throttling', serviceError('ProvisionedThroughputExceededException', 'Rate exceeded'), 'throttled'],
		['a lost permission', serviceError('AccessDeniedException', 'no'), 'denied'],
	])('%s', async (_name, error, reason) => {
		const {clock, service, read} = createTestReader({shardCount: 2});
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length >= 2);
		const ends = service.failAll(() => error);
		service.put(A, 'a1');
		await clock.advance(60_000);
		expect(reading.isDone).toBe(false);
		expect(reading.ofType('backing-off').map(event => event.reason)).toContain(reason);
		ends();
		const [child] = service.reshard([A], 1) as [string];
		service.put(child, 'c1');
		await advanceUntil(clock, () => reading.data.length === 2, 60_000);
		expect(reading.data).toEqual(['a1', 'c1']);
	});
});

describe('what needs a person is thrown', () => {
	test.each([
		['no such stream', (service: FakeKinesis) => {
			service.deleteStream();
		}, {}, 'stream-not-found'],
		['no such shard', () => undefined, {shardIds: ['shardId-000000000007']}, 'shard-not-found'],
		['an endpoint that is not there at the start', (service: FakeKinesis) => {
			service.fail('DescribeStreamSummary', () => socketError('ECONNREFUSED'));
		}, {}, 'connection-refused'],
		['a start position that the service refuses', (service: FakeKinesis) => {
			service.fail('GetShardIterator', () => serviceError('InvalidArgumentException', 'The timestampInMillis parameter cannot be greater than the currentTimestampInMillis.'));
		}, {}, 'invalid-argument'],
	])('%s', async (_name, prepare, options, code) => {
		const {clock, service, read} = createTestReader();
		prepare(service);
		const reading = read(options);
		await advanceUntil(clock, () => reading.isDone);
		expect(reading.error).toMatchObject({code});
	});
});

test('who may read but not describe the stream can read it', async () => {
	const {clock, service, read} = createTestReader();
	service.fail('DescribeStreamSummary', () => serviceError('AccessDeniedException'), Infinity);
	service.put(A, 'a1');
	const reading = read();
	await advanceUntil(clock, () => reading.data.length === 1);
	await clock.advance(30_000);
	expect(reading.isDone).toBe(false);
	service.deleteStream();
	await advanceUntil(clock, () => reading.isDone);
	expect(reading.events.at(-1)).toEqual({type: 'stream-deleted'});
});

test('a slow taker slows the reading: what is read ahead is bounded', async () => {
	const {clock, service, open} = createTestReader();
	for (let index = 0; index < 20_000; index++) {
		service.put(A, 'x');
	}

	const reader = open();
	const first = reader.next();
	await clock.advance(1000);
	const {value} = await first;
	expect(value).toMatchObject({type: 'shard-started'});
	await clock.advance(60_000);
	// One answer waits to be taken.
	expect(service.callsOf('GetRecords').length).toBe(1);
});

test('a live stream as a source is read from where it is asked, and until it is told to end', async () => {
	const {clock, service, stop} = createTestReader({shardCount: 2});
	service.put(A, 'a1');
	const last = service.put(B, 'b1');
	service.put(B, 'b2');
	const source = streamSource({
		connection: service.connection, streamName: 's', clock, random: () => 1,
	});
	const reading = collect(source({from: {type: 'after-sequence-number', shardId: B, sequenceNumber: last}, shardIds: [B]}, stop.signal));
	await advanceUntil(clock, () => reading.data.length === 1);
	await clock.advance(3000);
	expect(reading.data).toEqual(['b2']);
	stop.abort();
	await reading.finished;
	expect(reading.error).toBeUndefined();
});

describe('stopping', () => {
	test('by the signal: quietly, with nothing left behind', async () => {
		const {clock, service, stop, read} = createTestReader({shardCount: 50});
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length >= 50);
		stop.abort();
		await reading.finished;
		const calls = service.calls.length;
		expect(reading.error).toBeUndefined();
		expect(clock.sleepers).toBe(0);
		await clock.advance(60_000);
		expect(service.calls.length).toBe(calls);
	});

	test('by leaving the loop', async () => {
		const {clock, service, open} = createTestReader({shardCount: 50});
		const left = (async () => {
			for await (const event of open()) {
				if (event.type === 'batch') {
					break;
				}
			}
		})();
		await clock.advance(100);
		await left;
		expect(clock.sleepers).toBe(0);
		const calls = service.calls.length;
		await clock.advance(60_000);
		expect(service.calls.length).toBe(calls);
	});

	test('before it has begun', async () => {
		const {stop, read} = createTestReader();
		stop.abort();
		const reading = read();
		await reading.finished;
		expect(reading.events).toEqual([]);
		expect(reading.error).toBeUndefined();
	});
});

test('going on from where an earlier run was left: no record twice, none lost', async () => {
	const {clock, service, read} = createTestReader({shardCount: 2});
	service.put(A, 'a1');
	const a2 = service.put(A, 'a2');
	service.put(A, 'a3');
	service.put(B, 'b1');
	const reading = read({from: {type: 'latest'}, resumeFrom: new Map([[A, {type: 'after-sequence-number', sequenceNumber: a2}], [B, {type: 'drained'}]])});
	await advanceUntil(clock, () => reading.data.length > 0);
	await clock.advance(5000);
	expect(reading.data).toEqual(['a3']);
});

test('a thousand shards with nothing to read cost no more than 250 calls a second', async () => {
	const {clock, service, read} = createTestReader({shardCount: 1000});
	const reading = read();
	await advanceUntil(clock, () => reading.ofType('batch').length >= 1000);
	await clock.advance(10_000);
	const before = service.callsOf('GetRecords').length;
	await clock.advance(8000);
	const calls = service.callsOf('GetRecords').length - before;
	expect(calls).toBeGreaterThan(1500);
	expect(calls).toBeLessThanOrEqual(2500);
});

test('two thousand shards are read with a bounded number of calls at once', async () => {
	const {clock, service, read} = createTestReader({shardCount: 2000});
	let inFlight = 0;
	let most = 0;
	const {sdk} = service.connection;
	const send = sdk.send.bind(sdk) as (...input: unknown[]) => Promise<unknown>;
	sdk.send = (async (...input: unknown[]) => {
		inFlight++;
		most = Math.max(most, inFlight);
		await new Promise(resolve => {
			setImmediate(resolve);
		});
		try {
			return await send(...input);
		} finally {
			inFlight--;
		}
	}) as typeof sdk.send;
	const reading = read();
	await advanceUntil(clock, () => reading.ofType('shard-started').length === 2000);
	expect(most).toBeGreaterThan(10);
	expect(most).toBeLessThanOrEqual(66);
});
