import {Buffer} from 'node:buffer';
import {PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {
	afterEach,
	beforeEach,
	expect,
	test,
} from 'vitest';
import {checkLab} from '../../../source/actions/reading/check-lab.js';
import {runHeadless} from '../../../source/actions/run-headless.js';
import type {TailContext} from '../../../source/actions/reading/tail.js';
import type {StepVerdict} from '../../../source/lab/lab-check.js';
import {seededRandom} from '../../../source/random.js';
import {systemClock, type Clock} from '../../../source/time/clock.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {serviceError} from '../../helpers/fake-kinesis.js';
import {interposed} from '../../helpers/headless.js';
import {createSharedTime} from '../../helpers/shared-time.js';

const quickClock: Clock = {
	now: systemClock.now,
	sleep: async (milliseconds, signal) => systemClock.sleep(Math.min(milliseconds, 20), signal),
};

const sources = {streamSource: 'default', regionSource: '$AWS_REGION'};

let kinesis: Embedded;
let context: TailContext;

beforeEach(async () => {
	kinesis = await startEmbedded({hasLimits: false});
	context = {
		connection: kinesis.connection, streamName: 'lab', clock: quickClock, random: seededRandom(1), signal: AbortSignal.timeout(20_000),
	};
});

afterEach(async () => {
	await kinesis.stop();
});

const put = async () => kinesis.sdk.send(new PutRecordsCommand({
	StreamName: 'lab',
	Records: Array.from({length: 15}, (_, index) => ({PartitionKey: `user-${1 + (index % 5)}`, Data: Buffer.from('click')})),
}));

const passed = async () => {
	const verdicts = await checkLab(context, sources);
	return verdicts.map(verdict => verdict.passed);
};

test('where there is no stream, nothing is shown, and what was before cannot be known', async () => {
	expect(await passed()).toEqual([true, false, false, null, false, null, null, null, null]);
});

test('a stream that was written to and scaled shows that, with its evidence', async () => {
	await runHeadless('create-stream', context, {shardCount: 1});
	await put();
	await runHeadless('scale-to', context, {shardCount: 2});
	await put();
	const verdicts = await checkLab(context, sources);
	expect(verdicts.map(verdict => verdict.passed)).toEqual([true, true, true, null, null, null, null, null, null]);
	expect(verdicts[4]!.evidence).toBe('shard 0 closed, shards 1 and 2 came of it; user-2, user-3, user-4 and user-5 to shard 1; user-1 to shard 2: by their MD5');
});

test('a stream of two shards that was never scaled does not show step 4', async () => {
	await runHeadless('create-stream', context, {shardCount: 2});
	await put();
	const verdicts = await checkLab(context, sources);
	expect(verdicts[4]).toMatchObject({passed: false, evidence: null});
});

test.each([
	['the endpoint', () => kinesis.connection.endpoint, () => kinesis.endpoint.replace('http://', '')],
	['AWS', () => undefined, () => 'AWS'],
])('the first step names who answered: %s', async (_, endpoint, name) => {
	const [{evidence}] = await checkLab({...context, connection: {...context.connection, endpoint: endpoint()}}, sources) as [StepVerdict];
	expect(evidence).toBe(`stream lab (default), region us-east-1 ($AWS_REGION); ${name()} answers`);
});

const without = (operation: string, answer: (call: () => Promise<unknown>) => Promise<unknown>): TailContext => ({...context, ...interposed(context, operation, answer)});

test.each(['DescribeStreamSummary', 'ListShards', 'GetRecords'])('without the permission for %s there is no verdict, but what the service says', async operation => {
	await runHeadless('create-stream', context, {shardCount: 1});
	const denied = without(operation, async () => {
		throw serviceError('AccessDeniedException', `User is not authorized to perform: kinesis:${operation}`);
	});
	await expect(checkLab(denied, sources)).rejects.toThrow(`kinesis:${operation}`);
});

// Time passes by the waits of the reader alone.
const reading = (signal: AbortSignal, isBehind: () => boolean): TailContext => {
	const {clock} = createSharedTime();
	return {
		...without('GetRecords', async call => {
			const answer = await call() as Record<string, unknown>;
			return isBehind() ? {...answer, MillisBehindLatest: 60_000} : answer;
		}),
		clock,
		signal,
	};
};

test('a stream that cannot be read to its end in 20 seconds shows what was read by then', async () => {
	await runHeadless('create-stream', context, {shardCount: 1});
	await put();
	const ending = new AbortController();
	const slow = reading(ending.signal, () => {
		if (slow.clock.now() > startedAt + 60_000) {
			ending.abort(new Error('still reading after a minute'));
		}

		return true;
	});
	const startedAt = slow.clock.now();
	const verdicts = await checkLab(slow, sources);
	expect(verdicts.map(verdict => verdict.passed).slice(0, 3)).toEqual([true, true, true]);
	expect(slow.clock.now() - startedAt).toBeGreaterThan(20_000);
	expect(slow.clock.now() - startedAt).toBeLessThan(40_000);
});

test('an interrupted look has no verdict', async () => {
	await runHeadless('create-stream', context, {shardCount: 1});
	await put();
	const ending = new AbortController();
	const interrupted = reading(ending.signal, () => {
		ending.abort(new Error('interrupted'));
		return true;
	});
	await expect(checkLab(interrupted, sources)).rejects.toThrow('interrupted');
});
