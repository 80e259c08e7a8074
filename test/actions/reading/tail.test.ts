import {Buffer} from 'node:buffer';
import {PutRecordsCommand, UpdateShardCountCommand} from '@aws-sdk/client-kinesis';
import {
	afterEach,
	beforeEach,
	describe,
	expect,
	test,
} from 'vitest';
import {createCaughtUp} from '../../../source/actions/reading/caught-up.js';
import {runHeadless} from '../../../source/actions/run-headless.js';
import {tailStream, type TailContext, type TailInput} from '../../../source/actions/reading/tail.js';
import {systemClock, type Clock} from '../../../source/time/clock.js';
import type {ReadEvent} from '../../../source/service/read-event.js';
import {seededRandom} from '../../../source/random.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';

const quickClock: Clock = {
	now: systemClock.now,
	sleep: async (milliseconds, signal) => systemClock.sleep(Math.min(milliseconds, 20), signal),
};

let kinesis: Embedded;
let context: TailContext;

beforeEach(async () => {
	kinesis = await startEmbedded({hasLimits: false});
	context = {
		connection: kinesis.connection, streamName: 'lab', clock: quickClock, random: seededRandom(1), signal: AbortSignal.timeout(20_000),
	};
	await runHeadless('create-stream', context, {shardCount: 1});
});

afterEach(async () => {
	await kinesis.stop();
});

const put = async (first: number, count: number) => kinesis.sdk.send(new PutRecordsCommand({
	StreamName: 'lab',
	Records: Array.from({length: count}, (_, index) => ({PartitionKey: `user-${index % 5}`, Data: Buffer.from(String(first + index))})),
}));

const textsOf = async (input: TailInput): Promise<string[]> => {
	const texts: string[] = [];
	for await (const event of tailStream(context, input)) {
		texts.push(...event.type === 'batch' ? event.records.map(({Data}) => Buffer.from(Data).toString()) : []);
	}

	return texts;
};

const numbers = (count: number) => Array.from({length: count}, (_, index) => String(index));

describe('tail', () => {
	test('with --exit a permission that is missing ends it, and is said', async () => {
		const reading = textsOf({
			from: {type: 'trim-horizon'},
			shardIds: ['shardId-000000000000'],
			isUntilCaughtUp: true,
			async * source() {
				yield {
					type: 'backing-off', shardId: 'shardId-000000000000', reason: 'denied', message: 'No permission for kinesis:GetShardIterator.', retryInMs: 5000,
				};
				yield {type: 'stream-deleted'};
			},
		});
		await expect(reading).rejects.toMatchObject({name: 'UserError', code: 'access-denied', message: 'No permission for kinesis:GetShardIterator.'});
	});

	test('reads a recording like a stream', async () => {
		const starts: unknown[] = [];
		const texts = await textsOf({
			from: {type: 'trim-horizon'},
			count: 2,
			async * source(start) {
				starts.push(start.from);
				for (const text of ['a', 'b', 'c']) {
					yield {
						type: 'batch',
						shardId: 'shardId-000000000000',
						records: [{
							SequenceNumber: '1', PartitionKey: 'k', Data: Buffer.from(text), ApproximateArrivalTimestamp: new Date(0),
						}],
						millisBehindLatest: 0,
						receivedAt: 0,
					};
				}
			},
		});
		expect(texts).toEqual(['a', 'b']);
		expect(starts).toEqual([{type: 'trim-horizon'}]);
	});

	test('with --exit ends when every shard was read to its tip, children of a reshard included', async () => {
		await put(0, 50);
		await kinesis.sdk.send(new UpdateShardCountCommand({StreamName: 'lab', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'}));
		await put(50, 50);
		const texts = await textsOf({from: {type: 'trim-horizon'}, isUntilCaughtUp: true});
		expect(texts.toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers(100));
	});

	test('with a time to end at, ends when every shard was read up to it', async () => {
		await put(0, 10);
		await quickClock.sleep(20, context.signal);
		const between = Date.now();
		await quickClock.sleep(20, context.signal);
		await put(10, 10);
		expect(await textsOf({from: {type: 'trim-horizon'}, untilTimestamp: between})).toEqual(numbers(10));
	});

	test('with a time to end at, does not wait for the children of a shard that was read up to it', async () => {
		await kinesis.sdk.send(new UpdateShardCountCommand({StreamName: 'lab', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'}));
		const ids = ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'] as const;
		const texts = await textsOf({
			from: {type: 'trim-horizon'},
			untilTimestamp: Date.now() - 10_000,
			async * source() {
				yield {
					type: 'batch', shardId: ids[0], records: [], millisBehindLatest: 0, receivedAt: 0,
				};
				yield {type: 'shard-ended', shardId: ids[0], childShardIds: [ids[1], ids[2]]};
				throw new Error('It went on waiting.');
			},
		});
		expect(texts).toEqual([]);
	});

	test('with --exit ends at once on an empty stream, and at its tip', async () => {
		await put(0, 5);
		expect(await textsOf({from: {type: 'latest'}, isUntilCaughtUp: true})).toEqual([]);
	});

	test('with --count ends in the middle of a batch, and says where to go on', async () => {
		await put(0, 50);
		let last: ReadEvent | undefined;
		const texts: string[] = [];
		for await (const event of tailStream(context, {from: {type: 'trim-horizon'}, count: 20})) {
			last = event;
			texts.push(...event.type === 'batch' ? event.records.map(({Data}) => Buffer.from(Data).toString()) : []);
		}

		expect(texts).toEqual(numbers(20));
		const {shardId, resumeAt} = last as ReadEvent & {type: 'batch'};
		const rest = await textsOf({from: {type: 'trim-horizon'}, isUntilCaughtUp: true, resumeFrom: new Map([[shardId, resumeAt!]])});
		expect(rest).toEqual(numbers(50).slice(20));
	});

	test('ends with the word that the stream was deleted', async () => {
		const types: string[] = [];
		for await (const event of tailStream(context, {from: {type: 'latest'}})) {
			types.push(event.type);
			if (event.type !== 'batch' || types.includes('deleting')) {
				continue;
			}

			types.push('deleting');
			await runHeadless('tear-down', context, {confirmation: 'lab'});
		}

		expect(types.at(-1)).toBe('stream-deleted');
	});

	test('ends quietly when it is stopped', async () => {
		const ending = new AbortController();
		for await (const event of tailStream({...context, signal: ending.signal}, {from: {type: 'latest'}})) {
			if (event.type === 'batch') {
				ending.abort();
			}
		}

		expect(ending.signal.aborted).toBe(true);
	});

	test.each([
		['an unknown stream', {streamName: 'no-such'}, {}, 'stream-not-found'],
		['an unknown shard', {}, {shardIds: ['shardId-000000000099'], isUntilCaughtUp: true}, 'shard-not-found'],
	])('refuses %s', async (_, contextFields, inputFields, code) => {
		const reading = tailStream({...context, ...contextFields}, {from: {type: 'latest'}, ...inputFields});
		await expect(reading.next()).rejects.toMatchObject({code});
	});
});

describe('being caught up', () => {
	const batch = (shardId: string, millisBehindLatest: number): ReadEvent => ({
		type: 'batch', shardId, records: [], millisBehindLatest, receivedAt: 0,
	});
	const ended = (shardId: string, ...childShardIds: string[]): ReadEvent => ({type: 'shard-ended', shardId, childShardIds});

	test.each<[string, ReadEvent[], boolean]>([
		['nothing was read', [], false],
		['one of two is at its tip', [batch('a', 0)], false],
		['one is still behind', [batch('a', 0), batch('b', 1)], false],
		['both were at their tip, if not at once', [batch('a', 0), batch('b', 0), batch('a', 7)], true],
		['one ended and its child is unread', [ended('a', 'c'), batch('b', 0)], false],
		['one ended and its child is at its tip', [ended('a', 'c'), batch('b', 0), batch('c', 0)], true],
		['a shard waits for its parents', [batch('a', 0), batch('b', 0), {type: 'shard-waiting', shardId: 'c', parentShardIds: []}], false],
	])('%s', (_, events, expected) => {
		const progress = createCaughtUp(['a', 'b']);
		for (const event of events) {
			progress.note(event);
		}

		expect(progress.isCaughtUp).toBe(expected);
	});

	test('children do not count for who named the shards', () => {
		const progress = createCaughtUp(['a'], false);
		progress.note(ended('a', 'c'));
		expect(progress.isCaughtUp).toBe(true);
	});
});
