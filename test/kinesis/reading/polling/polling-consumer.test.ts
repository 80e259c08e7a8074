import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {createCallSlots} from '../../../../source/kinesis/reading/polling/call-slots.js';
import {pollShard} from '../../../../source/kinesis/reading/polling/polling-consumer.js';
import {POLITE_READ_BUDGET} from '../../../../source/kinesis/reading/polling/read-budget.js';
import type {ShardPosition} from '../../../../source/service/shard-position.js';
import {advanceUntil, collect} from '../../../helpers/collect.js';
import {createFakeKinesis, serviceError, socketError} from '../../../helpers/fake-kinesis.js';
import {createManualClock} from '../../../helpers/manual-clock.js';

const SHARD = 'shardId-000000000000';
const MINUTE = 60_000;

const TRIM_HORIZON: ShardPosition = {type: 'trim-horizon'};

const start = (position: ShardPosition = TRIM_HORIZON, random = () => 1) => {
	const clock = createManualClock();
	const service = createFakeKinesis(clock);
	service.createStream();
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});
	const poll = () => collect(pollShard({
		connection: service.connection,
		streamName: 's',
		shardId: SHARD,
		position,
		clock,
		// The longest jitter: waits are exact.
		random,
		signal: stop.signal,
		slots: createCallSlots(4),
		budget: POLITE_READ_BUDGET,
		pollInterval: () => 1000,
	}));
	return {
		clock, service, stop, poll,
	};
};

test('a shard is polled once a second when caught up, and never over the read budget when behind', async () => {
	const {clock, service, poll} = start();
	for (let index = 0; index < 3500; index++) {
		service.put(SHARD, String(index));
	}

	const reading = poll();
	await advanceUntil(clock, () => reading.data.length === 3500);
	await clock.advance(5000);
	const times = service.callsOf('GetRecords').map(call => call.at);
	const gaps = times.slice(1).map((time, index) => time - times[index]!);
	expect(reading.data).toEqual(Array.from({length: 3500}, (_, index) => String(index)));
	// API Reference, GetRecords: five calls per second and shard, for all readers together; one is left to others.
	expect(Math.min(...gaps)).toBeGreaterThanOrEqual(250);
	expect(gaps.slice(-4)).toEqual([1000, 1000, 1000, 1000]);
});

test('what is behind is read at four calls a second, and a full answer has more behind it even if the endpoint says that it is the last', async () => {
	const {clock, service, poll} = start();
	for (let index = 0; index < 1000; index++) {
		service.put(SHARD, String(index));
	}

	const reading = poll();
	await advanceUntil(clock, () => reading.data.length === 1000);
	await clock.advance(2500);
	const times = service.callsOf('GetRecords').map(call => call.at);
	expect(reading.ofType('batch')[0]).toMatchObject({millisBehindLatest: 0});
	expect(times.slice(1).map((time, index) => time - times[index]!)).toEqual([250, 1000, 1000]);

	for (let index = 0; index < 12_000; index++) {
		service.put(SHARD, '');
	}

	await clock.advance(2500);
	const later = service.callsOf('GetRecords').slice(times.length, times.length + 3).map(call => call.at);
	expect(later.slice(1).map((time, index) => time - later[index]!)).toEqual([250, 1000]);
	expect(reading.data).toHaveLength(13_000);
});

test('the second between two calls begins with the call, not with its answer', async () => {
	const {clock, service, poll} = start();
	const {GetRecords: getRecords} = service.operations;
	service.operations.GetRecords = async (...input) => {
		await clock.sleep(300);
		return getRecords!(...input);
	};

	poll();
	await clock.advance(4500);
	const times = service.callsOf('GetRecords').map(call => call.at);
	expect(times.slice(1).map((time, index) => time - times[index]!)).toEqual([1000, 1000, 1000, 1000]);
});

test.each([
	['throttling', serviceError('ProvisionedThroughputExceededException', 'Rate exceeded for shard'), 1],
	['an expired iterator', serviceError('ExpiredIteratorException', 'Iterator expired'), 2],
])('after %s the shard has begun once, and is asked for its place no more often than needed', async (_name, error, iterators) => {
	const {clock, service, poll} = start();
	const reading = poll();
	await advanceUntil(clock, () => reading.ofType('batch').length === 1);
	service.fail('GetRecords', () => error);
	await advanceUntil(clock, () => reading.ofType('batch').length === 3);
	expect(reading.ofType('shard-started')).toHaveLength(1);
	expect(service.callsOf('GetShardIterator')).toHaveLength(iterators);
});

describe('a failed call is made again and nothing is lost or repeated', () => {
	test.each([
		['throttling', serviceError('ProvisionedThroughputExceededException', 'Rate exceeded for shard'), 'throttled'],
		['a server error', serviceError('InternalFailureException', 'Internal error', 500), 'service-error'],
		['a 503 without a name', serviceError('UnknownError', 'UnknownError', 503), 'service-error'],
		['a reset connection', socketError('ECONNRESET'), 'unreachable'],
		['a refused connection', socketError('ECONNREFUSED'), 'unreachable'],
		['a host that is not found', socketError('ENOTFOUND'), 'unreachable'],
		['a timeout', serviceError('TimeoutError', 'socket timed out'), 'unreachable'],
		['a truncated body', Object.assign(new SyntaxError('Unterminated string in JSON at position 5'), {$metadata: {httpStatusCode: 200}}), 'service-error'],
		['an expired iterator', serviceError('ExpiredIteratorException', 'Iterator expired'), 'expired-iterator'],
		['an iterator of before the endpoint was restarted', serviceError('InvalidArgumentException', 'Invalid ShardIterator.'), 'expired-iterator'],
		['expired credentials', serviceError('ExpiredTokenException', 'The security token included in the request is expired'), 'credentials'],
		['lost credentials', serviceError('CredentialsProviderError', 'Could not load credentials from any providers'), 'credentials'],
		['a wrong clock', serviceError('InvalidSignatureException', 'Signature expired: 20260101T000000Z is now earlier than …'), 'credentials'],
		['a lost permission', serviceError('AccessDeniedException', 'User: x is not authorized to perform: kinesis:GetRecords on resource: y'), 'denied'],
		['a disabled key', serviceError('KMSDisabledException', 'The key is disabled'), 'denied'],
		['what nobody knows', new Error('whatever'), 'service-error'],
	])('%s', async (_name, error, reason) => {
		const {clock, service, poll} = start();
		service.put(SHARD, 'a');
		const reading = poll();
		await advanceUntil(clock, () => reading.data.length === 1);
		service.fail('GetRecords', () => error, 3);
		service.put(SHARD, 'b');
		await advanceUntil(clock, () => reading.data.length === 2);
		service.put(SHARD, 'c');
		await advanceUntil(clock, () => reading.data.length === 3);
		expect(reading.data).toEqual(['a', 'b', 'c']);
		const waits = reading.ofType('backing-off');
		expect(waits.map(event => event.reason)).toEqual([reason, reason, reason]);
		expect(waits[0]!.message).not.toContain('\n');
		for (const {retryInMs} of waits) {
			expect(retryInMs).toBeGreaterThanOrEqual(250);
			expect(retryInMs).toBeLessThanOrEqual(30_000);
		}
	});

	test('when the call for an iterator fails', async () => {
		const {clock, service, poll} = start();
		service.put(SHARD, 'a');
		service.fail('GetShardIterator', () => serviceError('ProvisionedThroughputExceededException'), 4);
		const reading = poll();
		await advanceUntil(clock, () => reading.data.length === 1);
		expect(reading.events.map(event => event.type)).toEqual(['backing-off', 'backing-off', 'backing-off', 'backing-off', 'shard-started', 'batch']);
	});
});

test('an endpoint that refuses GetRecords as invalid, whatever the iterator, is no place to wait at', async () => {
	const {clock, service, poll} = start();
	service.fail('GetRecords', () => serviceError('UnknownOperationException', 'GetRecords is not supported'), 100);
	const reading = poll();
	await advanceUntil(clock, () => reading.error !== undefined);
	expect(reading.error).toMatchObject({message: 'GetRecords is not supported'});
	expect(service.callsOf('GetRecords').length).toBeLessThan(10);
});

test('iterators that are refused now and then are got anew for as long as it takes', async () => {
	const {clock, service, poll} = start();
	const reading = poll();
	for (let restart = 0; restart < 10; restart++) {
		service.fail('GetRecords', () => serviceError('InvalidArgumentException', 'Invalid ShardIterator.'));
		service.put(SHARD, String(restart));
		await advanceUntil(clock, () => reading.data.length === restart + 1);
	}

	expect(reading.error).toBeUndefined();
});

test('waits double up to a bound and start small again after an answer', async () => {
	const {clock, service, poll} = start();
	service.fail('GetRecords', () => socketError('ECONNRESET'), 8);
	const reading = poll();
	await advanceUntil(clock, () => reading.ofType('batch').length === 1);
	service.fail('GetRecords', () => socketError('ECONNRESET'));
	await advanceUntil(clock, () => reading.ofType('batch').length === 3);
	expect(reading.ofType('backing-off').map(event => event.retryInMs)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 250]);
});

test('after a call that took long to fail, the wait is as long as was said', async () => {
	const {clock, service, poll} = start();
	const {GetRecords: getRecords} = service.operations;
	const calls: Array<{readonly at: number; readonly failedAt: number}> = [];
	service.operations.GetRecords = async () => {
		const at = clock.now();
		await clock.sleep(8000);
		calls.push({at, failedAt: clock.now()});
		throw serviceError('TimeoutError', 'socket timed out');
	};

	const reading = poll();
	await advanceUntil(clock, () => calls.length === 4);
	service.operations.GetRecords = getRecords!;
	const waits = calls.slice(1).map(({at}, index) => at - calls[index]!.failedAt);
	expect(waits).toEqual(reading.ofType('backing-off').slice(0, 3).map(event => event.retryInMs));
});

test('even the shortest jitter keeps retries inside the read budget', async () => {
	const {clock, service, poll} = start(TRIM_HORIZON, () => 0);
	service.fail('GetRecords', () => socketError('ECONNRESET'), 5);
	const reading = poll();
	await advanceUntil(clock, () => reading.ofType('batch').length === 1);
	expect(reading.ofType('backing-off').map(event => event.retryInMs)).toEqual([250, 250, 250, 250, 250]);
});

// API Reference, GetShardIterator: an iterator expires five minutes after it was given out.
describe('a laptop that slept for six minutes', () => {
	test('goes on after the last record it had read', async () => {
		const {clock, service, poll} = start();
		const last = service.put(SHARD, 'a');
		const reading = poll();
		await advanceUntil(clock, () => reading.data.length === 1);
		service.fail('GetRecords', () => socketError('ENETUNREACH'), 200);
		await clock.advance(2000);
		service.put(SHARD, 'b');
		await clock.advance(6 * MINUTE);
		await advanceUntil(clock, () => reading.data.length === 2, 60 * MINUTE);
		expect(reading.data).toEqual(['a', 'b']);
		expect(service.callsOf('GetShardIterator').at(-1)!.input).toMatchObject({ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: last});
	});

	test('having read nothing from LATEST, misses nothing written since and gets nothing from before', async () => {
		const {clock, service, poll} = start({type: 'latest'});
		service.put(SHARD, 'long before');
		await clock.advance(MINUTE);
		const reading = poll();
		await advanceUntil(clock, () => reading.ofType('batch').length === 2);
		service.fail('GetRecords', () => socketError('ENETUNREACH'), 100);
		await clock.advance(1000);
		service.put(SHARD, 'while asleep');
		await clock.advance(6 * MINUTE);
		await advanceUntil(clock, () => reading.data.length > 0, 60 * MINUTE);
		expect(reading.data).toEqual(['while asleep']);
	});
});

test('LATEST that could not be asked for at first does not skip what is written meanwhile', async () => {
	const {clock, service, poll} = start({type: 'latest'});
	service.put(SHARD, 'before');
	await clock.advance(MINUTE);
	service.fail('GetShardIterator', () => serviceError('ProvisionedThroughputExceededException'), 3);
	const reading = poll();
	await clock.advance(300);
	service.put(SHARD, 'meanwhile');
	await advanceUntil(clock, () => reading.data.length > 0);
	expect(reading.data).toEqual(['meanwhile']);
});

test('the time of a LATEST that is read again is the service\'s, not this computer\'s', async () => {
	const {clock, service, poll} = start({type: 'latest'});
	// This computer's clock is ten minutes ahead; the SDK has noticed.
	service.connection.sdk.config!.systemClockOffset = -10 * MINUTE;
	service.fail('GetShardIterator', () => socketError('ECONNRESET'));
	const began = clock.now() - (10 * MINUTE);
	const reading = poll();
	await advanceUntil(clock, () => reading.ofType('batch').length > 0);
	const {Timestamp: timestamp} = service.callsOf('GetShardIterator').at(-1)!.input as {Timestamp: Date};
	expect(timestamp.getTime()).toBeLessThanOrEqual(began);
	expect(timestamp.getTime()).toBeGreaterThan(began - 5000);
});

test('a closed shard ends with its children once its last record was handed out', async () => {
	const {clock, service, poll} = start();
	service.put(SHARD, 'a');
	const children = service.reshard([SHARD], 2);
	const reading = poll();
	await advanceUntil(clock, () => reading.isDone);
	expect(reading.error).toBeUndefined();
	expect(reading.data).toEqual(['a']);
	expect(reading.events.at(-1)).toEqual({type: 'shard-ended', shardId: SHARD, childShardIds: children});
});

test.each([
	['ResourceNotFoundException', 'Stream s under account 000000000000 not found.'],
	['InvalidArgumentException', 'StartingSequenceNumber 7 used in GetShardIterator on shard … is invalid.'],
])('%s is not waited out', async (name, message) => {
	const {clock, service, poll} = start();
	service.fail('GetShardIterator', () => serviceError(name, message));
	const reading = poll();
	await clock.advance(0);
	expect(reading.isDone).toBe(true);
	expect(reading.error).toMatchObject({name});
});

test('an abort ends it at once, in the middle of a wait', async () => {
	const {clock, stop, poll} = start();
	const reading = poll();
	await advanceUntil(clock, () => reading.ofType('batch').length === 1);
	stop.abort();
	await reading.finished;
	expect(clock.sleepers).toBe(0);
});

test('each batch says where to go on after it', async () => {
	const {clock, service, poll} = start();
	const reading = poll();
	await advanceUntil(clock, () => reading.ofType('batch').length === 1);
	const last = service.put(SHARD, 'a');
	await advanceUntil(clock, () => reading.data.length === 1);
	expect(reading.ofType('batch').map(event => event.resumeAt)).toEqual([{type: 'trim-horizon'}, {type: 'after-sequence-number', sequenceNumber: last}]);
});

test('the Limit follows the size of the records, so that no answer shuts the shard for others', async () => {
	const {clock, service, poll} = start();
	const big = 'x'.repeat(200_000);
	for (let index = 0; index < 30; index++) {
		service.put(SHARD, big);
	}

	const reading = poll();
	await advanceUntil(clock, () => reading.data.length === 30);
	service.put(SHARD, 'small');
	await clock.advance(10_000);
	const limits = service.callsOf('GetRecords').map(call => call.input.Limit);
	expect(limits.slice(0, 2)).toEqual([1000, 2]);
	expect(limits.at(-1)).toBe(10_000);
	// 6 MB at 2 MiB/s: the next call waits.
	const times = service.callsOf('GetRecords').map(call => call.at);
	expect(times[1]! - times[0]!).toBeGreaterThan(2500);
});
