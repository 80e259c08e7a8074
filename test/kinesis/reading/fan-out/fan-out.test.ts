import {describe, expect, test} from 'vitest';
import {advanceUntil} from '../../../helpers/collect.js';
import {serviceError, socketError} from '../../../helpers/fake-kinesis.js';
import {createTestReader} from '../../../helpers/test-reader.js';

const A = 'shardId-000000000000';
const MINUTE = 60_000;

const start = () => createTestReader({fanOut: {consumerName: 'c'}});

test('a consumer is registered, waited for, and deregistered at the end', async () => {
	const {clock, service, stop, read} = start();
	service.put(A, 'a1');
	const reading = read();
	await advanceUntil(clock, () => reading.data.length === 1);
	expect(service.consumers.keys().toArray()).toEqual(['c']);
	expect(service.callsOf('GetRecords')).toEqual([]);
	stop.abort();
	await reading.finished;
	expect(reading.error).toBeUndefined();
	expect(service.consumers.keys().toArray()).toEqual([]);
	expect(clock.sleepers).toBe(0);
});

test('a consumer that was there before stays', async () => {
	const {clock, service, stop, read} = start();
	service.consumers.set('c', {readyAt: 0});
	const reading = read();
	await advanceUntil(clock, () => reading.ofType('batch').length > 0);
	stop.abort();
	await reading.finished;
	expect(service.consumers.keys().toArray()).toEqual(['c']);
});

test('a registration whose answer was lost is ours all the same', async () => {
	const {clock, service, stop, read} = start();
	const {RegisterStreamConsumer: register} = service.operations;
	service.operations.RegisterStreamConsumer = input => {
		register!(input);
		throw socketError('ECONNRESET');
	};

	const reading = read();
	await advanceUntil(clock, () => reading.ofType('batch').length > 0);
	stop.abort();
	await reading.finished;
	expect(service.consumers.keys().toArray()).toEqual([]);
});

test('a consumer that cannot be deregistered is not left behind in silence', async () => {
	const {clock, service, stop, read} = start();
	const reading = read();
	await advanceUntil(clock, () => reading.ofType('batch').length > 0);
	service.fail('DeregisterStreamConsumer', () => serviceError('AccessDeniedException'));
	stop.abort();
	await reading.finished;
	expect(reading.error).toMatchObject({code: 'consumer-left-behind'});
	expect((reading.error as Error).message).toContain('aws kinesis deregister-stream-consumer --consumer-arn arn:c');
});

test('a stream that has no room for another consumer says so', async () => {
	const {clock, service, read} = start();
	// API Reference, RegisterStreamConsumer: at most 20 consumers per stream.
	service.fail('RegisterStreamConsumer', () => serviceError('LimitExceededException', 'Limit on the number of consumers for stream s has been reached.'));
	const reading = read();
	await advanceUntil(clock, () => reading.isDone);
	expect(reading.error).toMatchObject({code: 'limit-exceeded'});
});

// API Reference, SubscribeToShard: a subscription lasts five minutes; to go on, call again with the continuation sequence number.
test('a subscription is renewed before its five minutes are over, where the last one ended', async () => {
	const {clock, service, read} = start();
	const reading = read();
	const written: string[] = [];
	for (let minute = 0; minute < 12; minute++) {
		written.push(String(minute));
		service.put(A, String(minute));
		await clock.advance(MINUTE);
	}

	await advanceUntil(clock, () => reading.data.length === written.length);
	expect(reading.data).toEqual(written);
	expect(reading.ofType('backing-off')).toEqual([]);
	const subscriptions = service.callsOf('SubscribeToShard');
	expect(subscriptions.length).toBe(3);
	for (const [index, {at, input}] of subscriptions.slice(1).entries()) {
		expect(at - subscriptions[index]!.at).toBeLessThan(5 * MINUTE);
		expect(input.StartingPosition).toMatchObject({Type: 'AFTER_SEQUENCE_NUMBER'});
	}
});

describe('a subscription that breaks is taken up again, and nothing is lost or repeated', () => {
	test.each([
		['a reset', socketError('ECONNRESET'), 'unreachable'],
		['a fault of the service', serviceError('InternalFailureException', 'Internal failure', 500), 'service-error'],
		['another subscriber of the same name', serviceError('ResourceInUseException', 'Consumer is in use by another subscription.'), 'throttled'],
		['a disabled key', serviceError('KMSDisabledException', 'disabled'), 'denied'],
	])('%s', async (_name, error, reason) => {
		const {clock, service, read} = start();
		service.put(A, 'a1');
		const reading = read();
		await advanceUntil(clock, () => reading.data.length === 1);
		service.breakSubscription(A, error);
		await clock.advance(1000);
		service.put(A, 'a2');
		await advanceUntil(clock, () => reading.data.length === 2);
		expect(reading.data).toEqual(['a1', 'a2']);
		expect(reading.ofType('backing-off').map(event => event.reason)).toEqual([reason]);
		// API Reference, SubscribeToShard: a second call within five seconds is refused.
		const [first, second] = service.callsOf('SubscribeToShard');
		expect(second!.at - first!.at).toBeGreaterThan(5000);
	});
});

test('from LATEST with nothing pushed yet, a broken subscription skips nothing', async () => {
	const {clock, service, read} = start();
	service.put(A, 'old');
	await clock.advance(MINUTE);
	service.consumers.set('c', {readyAt: 0});
	service.fail('SubscribeToShard', () => socketError('ECONNRESET'), 2);
	const reading = read({from: {type: 'latest'}});
	await clock.advance(100);
	service.put(A, 'new');
	await advanceUntil(clock, () => reading.data.length > 0);
	expect(reading.data).toEqual(['new']);
});

test('from LATEST with nothing written for hours, the place is kept by continuation sequence numbers', async () => {
	const {clock, service, read} = start();
	service.put(A, 'old');
	service.consumers.set('c', {readyAt: 0});
	const reading = read({from: {type: 'latest'}});
	await clock.advance(60 * MINUTE);
	expect(reading.data).toEqual([]);
	const positions = service.callsOf('SubscribeToShard').map(({input}) => (input.StartingPosition as {Type: string}).Type);
	expect(positions.length).toBeGreaterThan(10);
	expect(new Set(positions.slice(1))).toEqual(new Set(['AFTER_SEQUENCE_NUMBER']));
});

test('a closed shard ends with its children', async () => {
	const {clock, service, read} = start();
	service.put(A, 'a1');
	const reading = read();
	await advanceUntil(clock, () => reading.data.length === 1);
	const [left, right] = service.reshard([A], 2) as [string, string];
	service.put(left, 'l1');
	service.put(right, 'r1');
	await advanceUntil(clock, () => reading.data.length === 3);
	expect(reading.ofType('shard-ended')).toEqual([{type: 'shard-ended', shardId: A, childShardIds: [left, right]}]);
});

test('a closed shard whose subscription never ends, as on some emulators, is finished by polling', async () => {
	const {clock, service, read} = start();
	service.put(A, 'a1');
	service.endlessSubscriptions.add(A);
	const reading = read();
	await advanceUntil(clock, () => reading.data.length === 1);
	service.put(A, 'a2');
	const [child] = service.reshard([A], 1) as [string];
	service.put(child, 'c1');
	await advanceUntil(clock, () => reading.data.length === 3, 30_000);
	expect(reading.data).toEqual(['a1', 'a2', 'c1']);
	expect(reading.ofType('shard-started').map(event => event.shardId)).toEqual([A, child]);
	expect(reading.ofType('shard-ended')).toEqual([{type: 'shard-ended', shardId: A, childShardIds: [child]}]);
});

test('a deleted stream takes its consumers along: reading ends with that word', async () => {
	const {clock, service, read} = start();
	const reading = read();
	await advanceUntil(clock, () => reading.ofType('batch').length > 0);
	service.deleteStream();
	service.consumers.clear();
	await advanceUntil(clock, () => reading.isDone);
	expect(reading.error).toBeUndefined();
	expect(reading.events.at(-1)).toEqual({type: 'stream-deleted'});
});

test('a consumer that went before its stream, which is being deleted, is no failure', async () => {
	const {clock, service, read} = start();
	const reading = read();
	await advanceUntil(clock, () => reading.ofType('batch').length > 0);
	service.setStatus('DELETING');
	service.consumers.clear();
	service.breakSubscription(A, serviceError('ResourceNotFoundException', 'Consumer arn:c not found.'));
	await advanceUntil(clock, () => reading.isDone);
	expect([reading.error, reading.events.at(-1)]).toEqual([undefined, {type: 'stream-deleted'}]);
});

test('a consumer that somebody deregistered is not waited for', async () => {
	const {clock, service, read} = start();
	const reading = read();
	await advanceUntil(clock, () => reading.ofType('batch').length > 0);
	service.breakSubscription(A, serviceError('ResourceNotFoundException', 'Consumer arn:c not found.'));
	await advanceUntil(clock, () => reading.isDone);
	expect(reading.error).toMatchObject({code: 'not-found'});
});

describe('registering', () => {
	test('asks once, and then once a second whether the consumer is ready', async () => {
		const {clock, service, read} = start();
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		expect(service.callsOf('RegisterStreamConsumer')).toHaveLength(1);
		const [first, ...looks] = service.callsOf('DescribeStreamConsumer').map(({at}) => at);
		expect(looks.map(at => at - first!)).toEqual([0, 1000, 2000, 3000]);
	});

	test.each([
		['taken by another process at that moment', serviceError('ResourceInUseException', 'Consumer c already exists.')],
		['throttled, and then taken by another process', serviceError('LimitExceededException', 'Rate exceeded for stream s.')],
	])('a name that is %s is that process’s consumer, and stays', async (_name, error) => {
		const {clock, service, stop, read} = start();
		service.fail('RegisterStreamConsumer', () => {
			service.consumers.set('c', {readyAt: 0});
			return error;
		});
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		stop.abort();
		await reading.finished;
		expect(reading.error).toBeUndefined();
		expect(service.consumers.keys().toArray()).toEqual(['c']);
	});

	test('is tried again after longer and longer waits', async () => {
		const {clock, service, read} = start();
		service.fail('RegisterStreamConsumer', () => serviceError('InternalFailureException', 'down', 500), 4);
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		const times = service.callsOf('RegisterStreamConsumer').map(({at}) => at);
		expect(times.slice(1).map((at, index) => at - times[index]!)).toEqual([200, 400, 800, 1600]);
	});

	test('is not tried by who may not look for the consumer', async () => {
		const {clock, service, read} = start();
		service.fail('DescribeStreamConsumer', () => serviceError('AccessDeniedException', 'no'));
		const reading = read();
		await advanceUntil(clock, () => reading.isDone);
		expect(reading.error).toMatchObject({code: 'access-denied'});
		expect(service.callsOf('RegisterStreamConsumer')).toEqual([]);
	});
});

describe('how long a failed subscription waits', () => {
	test('after a while, as after any failed call: longer from time to time, and the shard is not told to start again', async () => {
		const {clock, service, read} = start();
		service.consumers.set('c', {readyAt: 0});
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		await clock.advance(MINUTE);
		service.fail('SubscribeToShard', () => socketError('ECONNRESET'), 2);
		service.breakSubscription(A, socketError('ECONNRESET'));
		await advanceUntil(clock, () => reading.ofType('backing-off').length === 3);
		service.put(A, 'a1');
		await advanceUntil(clock, () => reading.data.length === 1);
		expect(reading.ofType('backing-off').map(event => event.retryInMs)).toEqual([250, 500, 1000]);
		expect(reading.ofType('shard-started')).toHaveLength(1);
	});

	// API Reference, SubscribeToShard: a second call within five seconds is refused.
	test('soon after it began, until the service takes another one', async () => {
		const {clock, service, read} = start();
		service.consumers.set('c', {readyAt: 0});
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		service.breakSubscription(A, socketError('ECONNRESET'));
		await advanceUntil(clock, () => reading.ofType('backing-off').length > 0);
		const {at} = service.callsOf('SubscribeToShard')[0]!;
		expect(reading.ofType('backing-off')[0]!.retryInMs).toBe(at + 6250 - clock.now());
	});

	test('when another subscriber took the name, as long as if that was just now', async () => {
		const {clock, service, read} = start();
		service.consumers.set('c', {readyAt: 0});
		const reading = read();
		await advanceUntil(clock, () => reading.ofType('batch').length > 0);
		await clock.advance(MINUTE);
		service.breakSubscription(A, serviceError('ResourceInUseException', 'Consumer is in use by another subscription.'));
		await advanceUntil(clock, () => reading.ofType('backing-off').length > 0);
		expect(reading.ofType('backing-off').map(event => event.retryInMs)).toEqual([6250]);
	});
});

test('more shards than calls may be under way at once are all subscribed to, those too that failed at first', async () => {
	const {clock, service, read} = createTestReader({fanOut: {consumerName: 'c'}, shardCount: 70});
	service.fail('SubscribeToShard', () => socketError('ECONNRESET'), 70);
	const reading = read();
	await advanceUntil(clock, () => reading.ofType('shard-started').length === 70, 20_000);
	expect(reading.ofType('backing-off')).toHaveLength(70);
});
