import {expect, onTestFinished, test} from 'vitest';
import {exactLag} from '../../../source/kinesis/reading/exact-lag.js';
import type {ShardPosition} from '../../../source/service/shard-position.js';
import {createFakeKinesis, serviceError} from '../../helpers/fake-kinesis.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const A = 'shardId-000000000000';

const start = () => {
	const clock = createManualClock();
	const service = createFakeKinesis(clock);
	service.createStream('s', 1);
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});

	/**
	The lag at a position. Time passes until it is known.
	*/
	const lagAt = async (position: ShardPosition): Promise<number> => {
		const asked = exactLag(A, position, {
			connection: service.connection, streamName: 's', clock, random: () => 1, signal: stop.signal,
		});
		const state = {isSettled: false};
		void asked.catch(() => undefined).finally(() => {
			state.isSettled = true;
		});
		for (let turn = 0; !state.isSettled && turn < 1000; turn++) {
			await clock.advance(100);
		}

		expect(state.isSettled).toBe(true);
		return asked;
	};

	return {clock, service, lagAt};
};

const after = (sequenceNumber: string): ShardPosition => ({type: 'after-sequence-number', sequenceNumber});

test('the age of the first record that was not read, by one read of one record', async () => {
	const {clock, service, lagAt} = start();
	const read = service.put(A, 'read');
	await clock.advance(1000);
	service.put(A, 'not read');
	await clock.advance(60_000);
	service.put(A, 'newer');
	expect(await lagAt(after(read))).toBe(60_000);
	expect(service.callsOf('GetShardIterator').map(({input}) => input)).toMatchObject([{ShardId: A, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: read}]);
	expect(service.callsOf('GetRecords').map(({input}) => input.Limit)).toEqual([1]);
});

test('a record that has just arrived is not none, whatever the two clocks say', async () => {
	const {service, lagAt} = start();
	service.put(A, 'new');
	expect(await lagAt({type: 'trim-horizon'})).toBe(1);
	// This computer's clock is behind the service's.
	service.connection.sdk.config!.systemClockOffset = 5000;
	expect(await lagAt({type: 'trim-horizon'})).toBeGreaterThanOrEqual(5000);
	service.connection.sdk.config!.systemClockOffset = -5000;
	expect(await lagAt({type: 'trim-horizon'})).toBe(1);
});

test('nothing behind the position is no lag, and is known at once', async () => {
	const {service, lagAt} = start();
	const read = service.put(A, 'read');
	expect(await lagAt(after(read))).toBe(0);
	expect(service.callsOf('GetRecords')).toHaveLength(1);
});

test('a closed shard that was read to its end has no lag', async () => {
	const {service, lagAt} = start();
	const read = service.put(A, 'read');
	service.operations.GetRecords = () => ({Records: [], MillisBehindLatest: 5000});
	expect(await lagAt(after(read))).toBe(0);
	expect(service.callsOf('GetRecords')).toHaveLength(1);
});

test('empty answers on the way are followed with a pause between them, as all readers share five reads a second', async () => {
	const {clock, service, lagAt} = start();
	const {GetRecords: getRecords} = service.operations;
	service.put(A, 'far ahead');
	await clock.advance(10_000);
	let empty = 3;
	service.operations.GetRecords = input => empty-- > 0 ? {Records: [], MillisBehindLatest: 10_000, NextShardIterator: input.ShardIterator} : getRecords!(input);
	expect(await lagAt({type: 'trim-horizon'})).toBeGreaterThan(10_000);
	const times = service.callsOf('GetRecords').map(({at}) => at);
	expect(times).toHaveLength(4);
	for (const [index, time] of times.slice(1).entries()) {
		expect(time - times[index]!).toBeGreaterThanOrEqual(400);
	}
});

test('after ten empty answers, what the service says is believed', async () => {
	const {service, lagAt} = start();
	service.operations.GetRecords = ({ShardIterator: iterator}) => ({Records: [], MillisBehindLatest: 7000, NextShardIterator: iterator});
	expect(await lagAt({type: 'trim-horizon'})).toBe(7000);
	expect(service.callsOf('GetRecords')).toHaveLength(10);
});

test('throttling is waited out; a missing right is thrown', async () => {
	const {service, lagAt} = start();
	service.put(A, 'new');
	service.fail('GetShardIterator', () => serviceError('ProvisionedThroughputExceededException'));
	service.fail('GetRecords', () => serviceError('ProvisionedThroughputExceededException'));
	expect(await lagAt({type: 'trim-horizon'})).toBeGreaterThan(0);
	service.fail('GetRecords', () => serviceError('AccessDeniedException'));
	await expect(lagAt({type: 'trim-horizon'})).rejects.toThrow('AccessDeniedException');
});
