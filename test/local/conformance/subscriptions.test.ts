import {expect, test} from 'vitest';
import {ServiceError, type SubscriptionEvent, type WireObject} from '../../../source/local/operation.js';
import type {EngineOptions} from '../../../source/local/options.js';
import {
	bytes,
	createTestEngine,
	shardId,
	streamArn,
	text,
	type TestEngine,
} from '../../helpers/test-engine.js';

/**
What a subscription has pushed so far, and how it ended.
*/
type Listener = {
	readonly events: SubscriptionEvent[];
	readonly data: () => string[];
	outcome: 'open' | 'ended' | ServiceError;
	readonly abort: () => void;
};

const LATEST = {Type: 'LATEST'};

const createSubscribable = async (options?: EngineOptions) => {
	const testEngine = createTestEngine(options);
	await testEngine.createActive('s');
	const consumerArn = testEngine.call('RegisterStreamConsumer', {StreamARN: streamArn('s'), ConsumerName: 'c'}).Consumer!.ConsumerARN!;
	await testEngine.settle();
	const subscribe = (position: WireObject = LATEST, id = shardId(0)) => listen(testEngine, {ConsumerARN: consumerArn, ShardId: id, StartingPosition: position});
	return {...testEngine, consumerArn, subscribe};
};

const listen = (testEngine: TestEngine, input: WireObject): Listener => {
	const aborting = new AbortController();
	const events: SubscriptionEvent[] = [];
	const listener: Listener = {
		events,
		data: () => events.flatMap(event => event.Records.map(record => text(record.Data))),
		outcome: 'open',
		abort() {
			aborting.abort();
		},
	};
	const stream = testEngine.engine.subscribeToShard(input, aborting.signal);
	const read = async () => {
		for await (const event of stream) {
			events.push(event);
		}
	};

	void (async () => {
		try {
			await read();
			listener.outcome = 'ended';
		} catch (error) {
			listener.outcome = error as ServiceError;
		}
	})();

	return listener;
};

const refusalOf = (subscribe: () => unknown) => {
	try {
		subscribe();
	} catch (error) {
		return (error as ServiceError).code;
	}

	throw new Error('The subscription was taken');
};

test('B: records are pushed when they are put, without a tick of the clock', async () => {
	const {clock, put, subscribe} = await createSubscribable();
	const listener = subscribe();
	await clock.advance(0);
	const {SequenceNumber: sequenceNumber} = put('s', 'key', 'pushed');
	await clock.advance(0);
	const event = listener.events.at(-1)!;
	expect(event.Records).toHaveLength(1);
	expect(event.Records[0]).toMatchObject({SequenceNumber: sequenceNumber, PartitionKey: 'key', ApproximateArrivalTimestamp: new Date(clock.now())});
	expect(event.MillisBehindLatest).toBe(0);
});

test('B: the five starting positions', async () => {
	const {clock, put, call, settle, subscribe} = await createSubscribable();
	const times: number[] = [];
	const numbers: string[] = [];
	for (const data of ['a', 'b', 'c']) {
		times.push(clock.now());
		numbers.push(put('s', 'k', data).SequenceNumber!);
		await clock.advance(1000);
	}

	const positions: Array<[WireObject, string[]]> = [
		[{Type: 'TRIM_HORIZON'}, ['a', 'b', 'c', 'd']],
		[{Type: 'LATEST'}, ['d']],
		[{Type: 'AT_TIMESTAMP', Timestamp: new Date(times[1]!)}, ['b', 'c', 'd']],
		[{Type: 'AT_SEQUENCE_NUMBER', SequenceNumber: numbers[1]}, ['b', 'c', 'd']],
		[{Type: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: numbers[1]}, ['c', 'd']],
	];
	const listeners = [];
	for (const [index, [position, expected]] of positions.entries()) {
		const {Consumer: consumer} = call('RegisterStreamConsumer', {StreamARN: streamArn('s'), ConsumerName: `c${index}`});
		await settle();
		listeners.push({listener: subscribe(position), expected, consumer});
		await clock.advance(5000);
	}

	put('s', 'k', 'd');
	await clock.advance(0);
	// Each took over from the one before: only the last one is still open.
	expect(listeners.at(-1)!.listener.data()).toEqual(['c', 'd']);
	for (const {listener, expected} of listeners.slice(0, -1)) {
		expect(listener.data()).toEqual(expected.slice(0, -1));
	}
});

test('heartbeats every five seconds carry a place to go on from', async () => {
	const {clock, put, subscribe} = await createSubscribable();
	const first = subscribe();
	await clock.advance(10_000);
	expect(first.events).toHaveLength(3);
	expect(first.events.every(event => event.Records.length === 0 && event.MillisBehindLatest === 0)).toBe(true);
	first.abort();
	await clock.advance(0);
	put('s', 'k', 'missed');
	for (const type of ['AFTER_SEQUENCE_NUMBER', 'AT_SEQUENCE_NUMBER']) {
		const next = subscribe({Type: type, SequenceNumber: first.events.at(-1)!.ContinuationSequenceNumber});
		await clock.advance(5000);
		expect(next.data()).toEqual(['missed']);
	}
});

test('B: ContinuationSequenceNumber after records neither repeats nor loses one', async () => {
	const {clock, put, subscribe} = await createSubscribable();
	const first = subscribe();
	put('s', 'k', 'seen');
	await clock.advance(0);
	const {ContinuationSequenceNumber: place} = first.events.at(-1)!;
	put('s', 'k', 'next');
	for (const type of ['AFTER_SEQUENCE_NUMBER', 'AT_SEQUENCE_NUMBER']) {
		await clock.advance(5000);
		const next = subscribe({Type: type, SequenceNumber: place});
		await clock.advance(0);
		expect(next.data()).toEqual(['next']);
	}
});

test('B: a subscription ends after five minutes', async () => {
	const {clock, subscribe} = await createSubscribable();
	const listener = subscribe();
	await clock.advance(299_999);
	expect(listener.outcome).toBe('open');
	await clock.advance(1);
	expect(listener.outcome).toBe('ended');
	expect(clock.sleepers).toBe(0);
});

test('B: it ends with ChildShards when the shard is closed and read', async () => {
	const {call, clock, put, settle, subscribe} = await createSubscribable();
	const listener = subscribe({Type: 'TRIM_HORIZON'});
	await clock.advance(0);
	call('UpdateShardCount', {StreamName: 's', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
	put('s', 'k', 'last');
	await settle();
	expect(listener.outcome).toBe('ended');
	expect(listener.data()).toEqual(['last']);
	const end = listener.events.at(-1)!;
	expect(end.ContinuationSequenceNumber).toBeUndefined();
	expect(end.ChildShards).toMatchObject([{ShardId: shardId(1), ParentShards: [shardId(0)]}, {ShardId: shardId(2), ParentShards: [shardId(0)]}]);
	const late = subscribe({Type: 'TRIM_HORIZON'}, shardId(1));
	expect(late.outcome).toBe('open');
	late.abort();
});

test('B: within five seconds a second subscription is refused; later it takes over', async () => {
	const {clock, put, subscribe} = await createSubscribable();
	const first = subscribe();
	await clock.advance(4999);
	expect(refusalOf(() => subscribe())).toBe('ResourceInUseException');
	await clock.advance(1);
	const second = subscribe();
	await clock.advance(0);
	put('s', 'k', 'x');
	await clock.advance(0);
	expect(first.outcome).toBe('ended');
	expect(first.data()).toEqual([]);
	expect(second.data()).toEqual(['x']);
});

test('B: two consumers each get every record', async () => {
	const testEngine = await createSubscribable();
	const {Consumer: other} = testEngine.call('RegisterStreamConsumer', {StreamARN: streamArn('s'), ConsumerName: 'other'});
	await testEngine.settle();
	const first = testEngine.subscribe();
	const second = listen(testEngine, {ConsumerARN: other!.ConsumerARN, ShardId: shardId(0), StartingPosition: LATEST});
	testEngine.put('s', 'k', 'x');
	await testEngine.clock.advance(0);
	expect([first.data(), second.data()]).toEqual([['x'], ['x']]);
});

test('B: up to 2 MiB a second, and nothing lost behind it', async () => {
	const {call, clock, subscribe} = await createSubscribable({hasLimits: true, transitionMilliseconds: 0});
	for (let index = 0; index < 8; index++) {
		call('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: bytes(String(index).padEnd((1024 * 1024) - 1))});
		await clock.advance(1000);
	}

	const listener = subscribe({Type: 'TRIM_HORIZON'});
	await clock.advance(0);
	const atOnce = listener.data().length;
	expect(atOnce).toBeLessThanOrEqual(3);
	expect(listener.events.at(-1)!.MillisBehindLatest).toBeGreaterThan(0);
	await clock.advance(2000);
	expect(listener.data().length).toBeLessThan(8);
	await clock.advance(2000);
	expect(listener.data().map(Number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test.each([
	['a shard that is not there', {ShardId: shardId(7)}, 'ResourceNotFoundException'],
	['a consumer that is not there', {ConsumerARN: `${streamArn('s')}/consumer/none:1`}, 'ResourceNotFoundException'],
	['an ARN that is none', {ConsumerARN: streamArn('s')}, 'ValidationException'],
	['no starting position', {StartingPosition: undefined}, 'ValidationException'],
	['a type without its number', {StartingPosition: {Type: 'AT_SEQUENCE_NUMBER'}}, 'InvalidArgumentException'],
	['a time in the future', {StartingPosition: {Type: 'AT_TIMESTAMP', Timestamp: new Date(Date.UTC(2030, 0, 1))}}, 'InvalidArgumentException'],
])('B: %s is refused before the first event', async (_title, change, code) => {
	const {consumerArn, engine} = await createSubscribable();
	const input: WireObject = {
		ConsumerARN: consumerArn,
		ShardId: shardId(0),
		StartingPosition: LATEST,
		...change,
	};
	expect(refusalOf(() => engine.subscribeToShard(input, new AbortController().signal))).toBe(code);
});

test('B: a consumer that is not ACTIVE cannot subscribe', async () => {
	const testEngine = await createSubscribable();
	const {Consumer: creating} = testEngine.call('RegisterStreamConsumer', {StreamARN: streamArn('s'), ConsumerName: 'new'});
	expect(refusalOf(() => listen(testEngine, {ConsumerARN: creating!.ConsumerARN, ShardId: shardId(0), StartingPosition: LATEST}))).toBe('ResourceInUseException');
});

test.each([
	['its consumer is deregistered', ({call, consumerArn}) => {
		call('DeregisterStreamConsumer', {ConsumerARN: consumerArn});
	}],
	['the engine is closed', ({engine}) => {
		engine.close();
	}],
] satisfies Array<[string, (testEngine: Awaited<ReturnType<typeof createSubscribable>>) => void]>)('it ends when %s', async (_title, end) => {
	const testEngine = await createSubscribable();
	const listener = testEngine.subscribe();
	await testEngine.clock.advance(0);
	end(testEngine);
	await testEngine.clock.advance(0);
	expect(listener.outcome).toBe('ended');
	expect(testEngine.clock.sleepers).toBe(0);
});

test('B: when the stream is deleted it fails with ResourceNotFoundException', async () => {
	const {call, clock, settle, subscribe} = await createSubscribable();
	const listener = subscribe();
	await clock.advance(0);
	call('DeleteStream', {StreamName: 's', EnforceConsumerDeletion: true});
	await settle();
	expect(listener.outcome).toMatchObject({code: 'ResourceNotFoundException'});
	expect(listener.outcome).toBeInstanceOf(ServiceError);
});

test('a client that goes away leaves nothing behind', async () => {
	const {clock, subscribe} = await createSubscribable();
	const listener = subscribe();
	await clock.advance(0);
	expect(clock.sleepers).toBe(1);
	listener.abort();
	await clock.advance(0);
	expect(listener.outcome).toBe('ended');
	expect(clock.sleepers).toBe(0);
});
