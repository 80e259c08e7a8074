import {once} from 'node:events';
import type {KinesisClient} from '@aws-sdk/client-kinesis';
import {expect, test} from 'vitest';
import type {ReadEvent} from '../../source/service/read-event.js';
import {createMonitor} from '../../source/monitor/monitor.js';
import type {MonitorOptions} from '../../source/monitor/monitor-options.js';
import type {Part} from '../../source/monitor/part.js';
import {connectToEngine} from '../helpers/engine-connection.js';
import {createManualClock, type ManualClock} from '../helpers/manual-clock.js';
import {serviceError} from '../helpers/fake-puts.js';
import {bytes, createTestEngine, shardId} from '../helpers/test-engine.js';
import {monitorOptions} from './live-session.js';

const sdk = {
	async send() {
		throw serviceError('ResourceNotFoundException');
	},
};

const start = ({parts, options}: {readonly parts?: readonly Part[]; readonly options?: Partial<MonitorOptions> & {readonly clock: ManualClock}}) => {
	const clock = options?.clock ?? createManualClock();
	const monitor = createMonitor({
		...monitorOptions(),
		connection: {
			sdk: sdk as unknown as KinesisClient,
			region: 'us-east-1',
			endpoint: undefined,
			isEmbedded: false,
			close() {/* nothing is open */},
		},
		streamName: 'lab',
		clock,
		rate: 2,
		parts,
		...options,
	});
	const ending = new AbortController();
	const ended = monitor.run(ending.signal);
	return {
		clock,
		monitor,
		ended,
		end() {
			ending.abort();
		},
	};
};

test('the end waits for every part: first for what finishes while the others still run, then for the others', async () => {
	const told: string[] = [];
	const finishing = Promise.withResolvers<void>();
	const leaving = Promise.withResolvers<void>();
	const {clock, ended, end} = start({
		parts: [{
			async finish() {
				await finishing.promise;
				told.push('finished');
			},
		}, {
			async run(signal) {
				await once(signal, 'abort');
				told.push('aborted');
				await leaving.promise;
				told.push('left');
			},
		}],
	});
	void ended.then(() => {
		told.push('ended');
	});
	end();
	await clock.advance(5000);
	expect(told).toEqual([]);
	finishing.resolve();
	await clock.advance(5000);
	expect(told).toEqual(['finished', 'aborted']);
	leaving.resolve();
	await clock.advance(0);
	expect(told).toEqual(['finished', 'aborted', 'left', 'ended']);
	expect(clock.sleepers).toBe(0);
});

test('a part that fails brings the monitor to its end', async () => {
	const {ended} = start({
		parts: [{
			async run() {
				throw new Error('a fault of ours');
			},
		}],
	});
	await expect(ended).rejects.toThrow('a fault of ours');
});

test('records of another source than the stream go the same ways, a recorder among them', async () => {
	const {engine, createActive, clock} = createTestEngine();
	await createActive('lab');
	const events: ReadEvent[] = [
		{type: 'shard-started', shardId: shardId(0), position: 'TRIM_HORIZON'},
		{
			type: 'batch', shardId: shardId(0), millisBehindLatest: 0, receivedAt: clock.now(), records: [{
				SequenceNumber: '1', PartitionKey: 'user-1', Data: bytes('recorded'), ApproximateArrivalTimestamp: new Date(clock.now()),
			}],
		},
	];
	const recorded: ReadEvent[] = [];
	const {monitor, ended, end} = start({
		options: {
			clock,
			connection: connectToEngine(engine),
			async * source() {
				yield * events;
			},
		},
		parts: [{
			take(event) {
				recorded.push(event);
			},
		}],
	});
	await clock.advance(100);
	expect(recorded.slice(0, 2)).toEqual(events);
	expect(monitor.look()).toMatchObject({feed: {totalRecords: 1}, facts: {records: 1}, shards: [{reader: 'reading'}]});
	end();
	await clock.advance(0);
	await ended;
});

test('a stream that is created again starts with nothing of the one before; the summary is of both', async () => {
	const {engine, createActive, clock} = createTestEngine();
	await createActive('lab');
	const read = (count: number): ReadEvent => ({
		type: 'batch', shardId: shardId(0), millisBehindLatest: 0, receivedAt: clock.now(), records: Array.from({length: count}, (_, index) => ({
			SequenceNumber: String(index), PartitionKey: 'user-1', Data: bytes('recorded'), ApproximateArrivalTimestamp: new Date(clock.now()),
		})),
	});
	const {monitor, ended, end} = start({
		options: {
			clock,
			connection: connectToEngine(engine),
			async * source() {
				yield * [read(3), {type: 'stream-recreated', createdAt: clock.now()} as const, read(1)];
			},
		},
	});
	await clock.advance(100);
	expect(monitor.look()).toMatchObject({feed: {records: [{}], totalRecords: 4, streamRecords: 1}, facts: {records: 1}});
	expect(monitor.summary().read).toBe(4);
	end();
	await clock.advance(0);
	await ended;
});

test('what an embedded endpoint turns down of everybody is shown; elsewhere nobody knows', async () => {
	const {engine, createActive, clock, call} = createTestEngine({hasLimits: true});
	await createActive('lab');
	const {monitor, ended, end} = start({
		options: {
			clock,
			connection: {...connectToEngine(engine), throttledOf: name => engine.usage().throttled[name] ?? {records: 0, reads: 0}},
		},
	});
	await clock.advance(2000);
	for (let burst = 0; burst < 4; burst++) {
		call('PutRecords', {StreamName: 'lab', Records: Array.from({length: 500}, () => ({PartitionKey: 'a', Data: bytes('x')}))});
	}

	await clock.advance(3000);
	expect(monitor.look().everybody).toMatchObject({throttledRecords: 1000, throttledReads: 0});
	expect(monitor.look().everybody!.throttledRecordsPerSecond).toBeGreaterThan(100);
	end();
	await clock.advance(0);
	await ended;

	const elsewhere = start({});
	await elsewhere.clock.advance(2000);
	expect(elsewhere.monitor.look().everybody).toBeUndefined();
	elsewhere.end();
	await elsewhere.clock.advance(0);
	await elsewhere.ended;
});

test('an embedded endpoint that is full says once that it drops the oldest records', async () => {
	const {engine, createActive, clock} = createTestEngine({hasLimits: true});
	await createActive('lab');
	let records = 0;
	const {monitor, ended, end} = start({
		options: {
			clock,
			connection: {...connectToEngine(engine), throttledOf: () => ({records: 0, reads: 0}), droppedRecords: () => ({records, keptBytes: 32 * 1024 * 1024})},
		},
	});
	const said = () => monitor.look().state.activity.filter(({text}) => text.includes('drops the oldest')).map(({text}) => text);
	await clock.advance(3000);
	expect(said()).toEqual([]);
	records = 10;
	await clock.advance(3000);
	records = 20;
	await clock.advance(3000);
	expect(said()).toEqual(['the embedded endpoint is full: it keeps 32 MiB of records, and drops the oldest from now on']);
	end();
	await clock.advance(0);
	await ended;
});

test('parts follow the state and are told to forget when reading starts over', async () => {
	const told: unknown[] = [];
	const {clock, monitor, ended, end} = start({
		parts: [{
			follow({connectivity}) {
				told.push(connectivity);
			},
			forget(reason) {
				told.push(reason);
			},
		}],
	});
	await clock.advance(0);
	monitor.reader.restart({type: 'trim-horizon'});
	expect(told).toEqual(['absent', {type: 'restart', from: {type: 'trim-horizon'}}]);
	expect(monitor.look().reading.start).toEqual({from: {type: 'trim-horizon'}, since: undefined});
	end();
	await clock.advance(0);
	await ended;
});
