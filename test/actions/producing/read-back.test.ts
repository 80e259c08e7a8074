import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import {
	beforeEach,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {readBack} from '../../../source/actions/producing/read-back.js';
import type {TailContext} from '../../../source/actions/reading/tail.js';
import {seededRandom} from '../../../source/random.js';
import {advanceUntil} from '../../helpers/collect.js';
import {createFakeKinesis, serviceError, type FakeKinesis} from '../../helpers/fake-kinesis.js';
import {createManualClock, type ManualClock} from '../../helpers/manual-clock.js';

let clock: ManualClock;
let service: FakeKinesis;
let context: TailContext;

beforeEach(() => {
	clock = createManualClock();
	service = createFakeKinesis(clock);
	context = {
		connection: service.connection, streamName: 's', clock, random: seededRandom(1), signal: new AbortController().signal,
	};
});

const start = () => {
	const read: Array<readonly [shardId: string, data: string]> = [];
	const reading = readBack(context, {
		onRead(shardId, {Data}) {
			read.push([shardId, Buffer.from(Data).toString()]);
		},
	});
	const state = {reading, read, hasStarted: false};
	void (async () => {
		try {
			await reading.started;
			state.hasStarted = true;
		} catch {
			// A test looks at the promise itself.
		}
	})();

	onTestFinished(async () => {
		try {
			await reading.stop();
		} catch {
			// It is what a test is about.
		}
	});
	return state;
};

/**
The shard is not read before `open` is called.
*/
const holdBack = (shard: string) => {
	const {promise: isOpen, resolve: open} = Promise.withResolvers<void>();
	const {GetShardIterator: getShardIterator} = service.operations;
	service.operations.GetShardIterator = async (input, signal) => {
		if (input.ShardId === shard) {
			await Promise.race([isOpen, once(signal!, 'abort')]);
		}

		return getShardIterator!(input);
	};

	return open;
};

test('it has started once every open shard is read, and then misses no record', async () => {
	const [first, second] = service.createStream('s', 2) as [string, string];
	service.put(first, 'long before');
	const open = holdBack(second);
	const state = start();
	await clock.advance(5000);
	expect(state.hasStarted).toBe(false);
	open();
	await advanceUntil(clock, () => state.hasStarted, 1000);
	service.put(first, 'a');
	service.put(second, 'b');
	await advanceUntil(clock, () => state.read.length === 2);
	expect(new Map(state.read)).toEqual(new Map([[first, 'a'], [second, 'b']]));
});

test('closed shards are not waited for, and what is resharded meanwhile is read on', async () => {
	const [parent] = service.createStream('s') as [string];
	const [child] = service.reshard([parent], 1) as [string];
	const state = start();
	await advanceUntil(clock, () => state.hasStarted, 1000);
	const [grandchild] = service.reshard([child], 1) as [string];
	service.put(grandchild, 'a');
	await advanceUntil(clock, () => state.read.length === 1);
	expect(state.read).toEqual([[grandchild, 'a']]);
});

test('a shard that never begins is waited for ten seconds', async () => {
	const [, second] = service.createStream('s', 2) as [string, string];
	holdBack(second);
	const state = start();
	await clock.advance(9900);
	expect(state.hasStarted).toBe(false);
	await clock.advance(200);
	expect(state.hasStarted).toBe(true);
});

test('its end is quiet, and nothing goes on after it', async () => {
	service.createStream('s', 2);
	const state = start();
	await advanceUntil(clock, () => state.hasStarted);
	await state.reading.stop();
	expect(clock.sleepers).toBe(0);
});

test('the end tells why it could not go on reading', async () => {
	service.createStream('s');
	const state = start();
	await advanceUntil(clock, () => state.hasStarted);
	service.fail('GetRecords', () => serviceError('UnknownOperationException', 'GetRecords is not supported'), 100);
	await clock.advance(60_000);
	await expect(state.reading.stop()).rejects.toThrow('GetRecords is not supported');
});

test('who may not list the shards is told at once', async () => {
	service.createStream('s');
	service.fail('ListShards', () => serviceError('AccessDeniedException', 'not authorized to perform: kinesis:ListShards'));
	const {reading} = start();
	await expect(reading.started).rejects.toThrow('kinesis:ListShards');
});
