import {
	CreateStreamCommand,
	DeleteStreamCommand,
	UpdateShardCountCommand,
} from '@aws-sdk/client-kinesis';
import {
	afterEach,
	beforeEach,
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import type {ActionId, InputOf} from '../../source/actions/registry.js';
import {runAction, type ActionSession} from '../../source/actions/run-action.js';
import type {Monitor} from '../../source/monitor/monitor.js';
import type {MonitorOptions} from '../../source/monitor/monitor-options.js';
import {startEmbedded, type Embedded} from '../helpers/embedded.js';
import {startSession} from './live-session.js';

const streamName = 'clickstream-lab';

let kinesis: Embedded;
let monitor: Monitor;
let session: ActionSession;
let end: () => Promise<void>;

const start = (options: Partial<MonitorOptions> = {}) => {
	({monitor, session, end} = startSession(kinesis, {streamName, seed: 1, ...options}));
};

beforeEach(async () => {
	kinesis = await startEmbedded({transitionMilliseconds: 400, hasLimits: false});
	start();
});

afterEach(async () => {
	await end();
	await kinesis.stop();
});

const run = async (id: ActionId, input?: InputOf<ActionId>) => runAction(id, session, input);

/**
Waits until the published snapshot is so.
*/
const until = async (assert: (snapshot: ReturnType<Monitor['look']>) => void) => vi.waitFor(() => {
	assert(monitor.store.getSnapshot());
}, {timeout: 10_000, interval: 20});

const texts = () => monitor.look().state.activity.map(({text}) => text);

const untilTold = async (pattern: RegExp) => until(({state}) => {
	expect(state.activity.map(({text}) => text)).toContainEqual(expect.stringMatching(pattern));
});

describe('a session of the lab', () => {
	test('shows where the embedded endpoint is once it listens', async () => {
		await end();
		const known: {endpoint?: string} = {};
		start({
			connection: {
				...kinesis.connection,
				get endpoint() {
					return known.endpoint;
				},
			},
		});
		expect(monitor.look().state.endpoint).toBeUndefined();
		known.endpoint = kinesis.endpoint;
		await until(({state}) => {
			expect(state).toMatchObject({connectivity: 'absent', endpoint: kinesis.endpoint});
		});
	});

	test('starts reading over from the beginning: old records come again, and none of them is a second copy', async () => {
		await run('create-stream');
		await run('toggle-producer');
		await until(({producer}) => {
			expect(producer.proof?.read).toBeGreaterThan(20);
		});
		await run('toggle-producer');
		await until(({producer}) => {
			expect(producer.proof?.inFlight).toBe(0);
		});
		const {feed: before} = monitor.look();
		expect(await run('restart-reading', {from: {type: 'trim-horizon'}})).toEqual({status: 'done', text: 'reading starts over from the oldest record'});
		expect(monitor.look()).toMatchObject({
			feed: {records: [], firstIndex: before.totalRecords}, facts: {records: 0}, shards: [{reader: 'not-read'}], reading: {start: {from: {type: 'trim-horizon'}}},
		});
		await until(({feed}) => {
			expect(feed.records.map(({record}) => record.SequenceNumber)).toEqual(before.records.map(({record}) => record.SequenceNumber));
		});
		expect(monitor.look().producer.proof).toMatchObject({
			duplicates: 0, lost: 0, orderViolations: 0, inFlight: 0,
		});
		expect(monitor.look().state.activity.at(-1)).toMatchObject({command: expect.stringContaining('get-shard-iterator') as string});
	});

	test('starts reading over at the latest while it produces: what falls in between is neither waited for nor lost', async () => {
		await run('create-stream');
		await run('toggle-producer');
		await until(({producer}) => {
			expect(producer.proof?.read).toBeGreaterThan(10);
		});
		await run('restart-reading', {from: {type: 'latest'}});
		const {proof: before} = monitor.look().producer;
		await until(({producer}) => {
			expect(producer.proof?.read).toBeGreaterThan(before!.read + 10);
		});
		await run('toggle-producer');
		await until(({producer}) => {
			expect(producer.proof?.inFlight).toBe(0);
		});
		expect(monitor.look().producer.proof).toMatchObject({duplicates: 0, lost: 0, orderViolations: 0});
	});

	test('creates, produces, scales to 2 and back to 1, and tears down, live', async () => {
		await until(({state}) => {
			expect(state.connectivity).toBe('absent');
		});
		expect(await run('create-stream')).toEqual({status: 'done', text: `created stream “${streamName}”: ACTIVE, 1 open shard`});
		expect(await run('toggle-producer')).toEqual({status: 'done', text: 'producing 50 events a second'});
		await until(({feed, producer, shards}) => {
			expect(feed.totalRecords).toBeGreaterThan(10);
			expect(producer.isProducing).toBe(true);
			expect(shards).toMatchObject([{shortId: '0', reader: 'reading', lagMilliseconds: 0}]);
			expect(shards[0]!.recordsPerSecond).toBeGreaterThan(10);
		});

		const early = monitor.look();
		const {accepted} = early.producer.totals;
		await expect(run('scale-up')).resolves.toMatchObject({status: 'done'});
		// A snapshot stays as it was.
		expect(early.producer.totals.accepted).toBe(accepted);
		expect(monitor.look().producer.totals.accepted).toBeGreaterThan(accepted);
		await until(({shards, feed}) => {
			const open = shards.filter(({state}) => state === 'open');
			expect(open.map(({shortId, reader}) => [shortId, reader])).toEqual([['1', 'reading'], ['2', 'reading']]);
			// Five users: both halves of the hash-key space get some of them.
			expect(new Set(feed.records.map(({shardId}) => shardId)).size).toBe(3);
		});
		await expect(run('scale-down')).resolves.toMatchObject({status: 'done'});
		await until(({shards}) => {
			expect(shards.filter(({state}) => state === 'open').map(({shortId}) => shortId)).toEqual(['3']);
			expect(shards.filter(({reader}) => reader === 'ended')).toHaveLength(3);
		});

		expect(await run('tear-down', {confirmation: 'clickstream'})).toEqual({status: 'refused', reason: `to confirm, type the stream's name: ${streamName}`});
		await expect(run('tear-down', {confirmation: streamName})).resolves.toMatchObject({status: 'done'});
		await until(({state, producer}) => {
			expect(state.connectivity).toBe('absent');
			expect(producer.isProducing).toBe(false);
		});

		const {totals, read, proof} = monitor.summary();
		// What went with the stream is not waited for, and not lost.
		expect(proof).toMatchObject({
			inFlight: 0, lost: 0, duplicates: 0, orderViolations: 0,
		});
		expect(totals.sent).toBe(totals.accepted + totals.refused);
		expect(totals.refused).toBe(0);
		expect(read).toBeLessThanOrEqual(totals.accepted);
		// Which of the passing statuses are seen is a matter of moments; these are not.
		expect(texts()).toEqual(expect.arrayContaining([
			expect.stringMatching(/^created: (?:CREATING|ACTIVE)$/v),
			'shard 0 is closed and read to its end: goes on in 1, 2',
			`scaled stream “${streamName}” from 1 to 2 open shards: 1, 2`,
			`scaled stream “${streamName}” from 2 to 1 open shard: 3`,
			'deleted',
		]));
		expect(texts().filter(text => text.includes('outside') || text.includes('somebody'))).toEqual([]);
		expect(monitor.look().state.activity.filter(({kind}) => kind === 'problem')).toEqual([]);
		expect(monitor.look().state.activity.find(({text}) => text === 'scale to 2')?.command)
			.toBe(`aws kinesis update-shard-count --stream-name ${streamName} --scaling-type UNIFORM_SCALING --target-shard-count 2 --region us-east-1 --endpoint-url ${kinesis.endpoint} --no-sign-request`);
	});

	test('notices what others do, however quickly: create, rescale, delete, re-create', async () => {
		await until(({state}) => {
			expect(state.connectivity).toBe('absent');
		});
		await kinesis.sdk.send(new CreateStreamCommand({StreamName: streamName, ShardCount: 2}));
		await untilTold(/^created from outside: (?:CREATING|ACTIVE)$/v);
		await until(({state}) => {
			expect(state.stream).toMatchObject({status: 'ACTIVE', openShardCount: 2});
		});
		await kinesis.sdk.send(new UpdateShardCountCommand({StreamName: streamName, TargetShardCount: 4, ScalingType: 'UNIFORM_SCALING'}));
		await untilTold(/^rescaled from outside: 2 → 4 open shards$/v);
		await until(({shards}) => {
			expect(shards.filter(({reader}) => reader === 'reading')).toHaveLength(4);
		});
		await kinesis.sdk.send(new DeleteStreamCommand({StreamName: streamName}));
		await untilTold(/^deleted(?: from outside)?$/v);
		await kinesis.sdk.send(new CreateStreamCommand({StreamName: streamName, ShardCount: 1}));
		await until(({state, shards}) => {
			expect(state.stream?.status).toBe('ACTIVE');
			expect(shards).toMatchObject([{
				shortId: '0', hashShare: 1, reader: 'reading', endedAt: undefined,
			}]);
		});
	});

	test('one change of the stream at a time, the producer keys always', async () => {
		await run('create-stream');
		const scaling = run('scale-up');
		expect(await run('scale-up')).toEqual({status: 'refused', reason: 'busy: scale to 2'});
		await expect(run('toggle-producer')).resolves.toMatchObject({status: 'done'});
		expect(await run('raise-rate')).toEqual({status: 'done', text: 'rate: 100 events a second'});
		await expect(scaling).resolves.toMatchObject({status: 'done'});
		expect(monitor.look().state.runningAction).toBeUndefined();
	});

	test('a failure of an action is told with its remedy, and the next one runs', async () => {
		await run('create-stream');
		kinesis.setFaults({rules: [{operation: 'UpdateShardCount', fault: 'internal-error'}]});
		const outcome = await run('scale-up');
		expect(outcome).toMatchObject({status: 'failed'});
		expect(texts()).toContain((outcome as {message: string}).message);
		kinesis.setFaults({rules: []});
		await expect(run('scale-up')).resolves.toMatchObject({status: 'done'});
	});

	test('pauses the producer when somebody deletes the stream under it', async () => {
		await run('create-stream');
		await run('toggle-producer');
		await kinesis.sdk.send(new DeleteStreamCommand({StreamName: streamName}));
		await until(({producer}) => {
			expect(producer.isProducing).toBe(false);
		});
		expect(texts()).toContain('the producer is paused because the stream is gone');
	});

	test('what was accepted and not yet read when the stream was deleted is not held for lost', async () => {
		await end();
		// Between two reads, a minute apart, lies the deletion.
		start({pollIntervalMilliseconds: 60_000});
		await run('create-stream');
		await until(({shards}) => {
			expect(shards).toMatchObject([{reader: 'reading'}]);
		});
		await run('toggle-producer');
		await until(({producer}) => {
			expect(producer.proof?.inFlight).toBeGreaterThan(5);
		});
		await run('tear-down', {confirmation: streamName});
		expect(monitor.summary().proof).toMatchObject({inFlight: 0, lost: 0});
	});

	test('changes between polling and fan-out without missing or repeating a record', async () => {
		await run('create-stream');
		await run('toggle-producer');
		await until(({feed}) => {
			expect(feed.totalRecords).toBeGreaterThan(5);
		});
		expect(await run('toggle-fan-out')).toEqual({status: 'done', text: 'reading by enhanced fan-out'});
		await until(({state, reading, feed}) => {
			expect(state.stream?.consumerCount).toBe(1);
			expect(reading).toMatchObject({mode: 'fan-out', consumerName: 'clickmon-test'});
			expect(feed.totalRecords).toBeGreaterThan(100);
		});
		expect(await run('toggle-fan-out')).toEqual({status: 'done', text: 'reading by polling'});
		await run('toggle-producer');
		const {accepted} = monitor.summary().totals;
		await until(({state, feed}) => {
			expect(state.stream?.consumerCount).toBe(0);
			expect(feed.totalRecords).toBe(accepted);
		});
		expect(new Set(monitor.look().feed.records.map(({record}) => record.SequenceNumber)).size).toBe(accepted);
		expect(monitor.look().state.activity.filter(({kind}) => kind === 'problem')).toEqual([]);
	});

	test('stops within two seconds in mid-flow, with every event accounted for', async () => {
		await run('create-stream');
		await run('toggle-producer');
		await until(({feed}) => {
			expect(feed.totalRecords).toBeGreaterThan(5);
		});
		const stoppedAt = performance.now();
		await end();
		expect(performance.now() - stoppedAt).toBeLessThan(2000);
		expect(monitor.look().producer.isProducing).toBe(false);
		const {totals, isStreamLeft} = monitor.summary();
		expect(totals.sent).toBe(totals.accepted + totals.refused + totals.unanswered);
		expect(isStreamLeft).toBe(true);
	});
});
