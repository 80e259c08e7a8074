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

	describe('of a recording', () => {
		const recordOf = (text: string, arrivedAt: number) => ({
			SequenceNumber: text, PartitionKey: 'k', Data: Buffer.from(text), ApproximateArrivalTimestamp: new Date(arrivedAt),
		});

		const batch = (shardId: string, texts: readonly string[], millisBehindLatest = 0, arrivedAt = 0): ReadEvent => ({
			type: 'batch', shardId, records: texts.map(text => recordOf(text, arrivedAt)), millisBehindLatest, receivedAt: 0,
		});

		const tail = async (input: Partial<TailInput>, ...events: ReadEvent[]) => {
			let read = 0;
			const given: ReadEvent[] = [];
			const reading = tailStream(context, {
				from: {type: 'trim-horizon'},
				async * source() {
					for (const event of events) {
						read++;
						yield event;
					}
				},
				...input,
			});
			for await (const event of reading) {
				given.push(event);
			}

			return {read, given, texts: given.flatMap(event => event.type === 'batch' ? event.records.map(({Data}) => Buffer.from(Data).toString()) : [])};
		};

		test('what is not wanted is left out, and a record counts for as many as are wanted in it', async () => {
			const {given, read} = await tail(
				{count: 3, wantedIn: (_shardId, {SequenceNumber: text}) => ({one: 1, two: 2}[text] ?? 0)},
				batch('a', ['none', 'one', 'none']),
				batch('a', ['none', 'two', 'one', 'one']),
				batch('a', ['one']),
			);
			expect(given).toMatchObject([
				{records: [{SequenceNumber: 'one'}]},
				// It goes on behind the last one that was looked at.
				{records: [{SequenceNumber: 'two'}], resumeAt: {type: 'after-sequence-number', sequenceNumber: 'two'}},
			]);
			expect(read).toBe(2);
		});

		test('a count of none reads nothing', async () => {
			expect(await tail({count: 0}, batch('a', ['one']))).toMatchObject({read: 0, given: []});
		});

		test('a whole batch of the count says by itself where to go on', async () => {
			const {given} = await tail({count: 2}, batch('a', ['one', 'two']), batch('a', ['three']));
			expect(given).toEqual([batch('a', ['one', 'two'])]);
		});

		test('without an end to wait for, being at the tip and a missing permission are only told', async () => {
			const denied: ReadEvent = {
				type: 'backing-off', shardId: 'a', reason: 'denied', message: 'No permission.', retryInMs: 5000,
			};
			expect(await tail({}, batch('a', ['one']), denied, batch('a', ['two']))).toMatchObject({read: 3, given: [{type: 'batch'}, denied, {type: 'batch'}]});
		});

		test('with --exit, only a missing permission ends it early', async () => {
			const throttled: ReadEvent = {
				type: 'backing-off', shardId: 'a', reason: 'throttled', message: 'Too many readers.', retryInMs: 1000,
			};
			const {texts, read} = await tail({isUntilCaughtUp: true, shardIds: ['a', 'b']}, batch('a', ['one'], 5000), throttled, batch('a', ['two']), batch('b', ['three']), batch('a', ['four']));
			expect({texts, read}).toEqual({texts: ['one', 'two', 'three'], read: 4});
		});

		test('with --exit and named shards, their children are not waited for', async () => {
			const {read} = await tail({isUntilCaughtUp: true, shardIds: ['a']}, {type: 'shard-ended', shardId: 'a', childShardIds: ['b']}, batch('b', ['one']));
			expect(read).toBe(1);
		});

		test('a shard that an earlier run read to its end is not waited for', async () => {
			const {read} = await tail({isUntilCaughtUp: true, shardIds: ['a', 'b'], resumeFrom: new Map([['a', {type: 'drained'}]])}, batch('b', ['one']), batch('a', ['two']));
			expect(read).toBe(1);
		});

		test('with a time to end at, each shard is waited for, and what lies beyond is left out', async () => {
			const limit = Date.now() - 60_000;
			const {texts, read} = await tail(
				{untilTimestamp: limit, shardIds: ['a', 'b']},
				batch('a', ['before'], 120_000, limit - 1),
				batch('a', ['beyond'], 60_000, limit),
				batch('a', ['beyond too'], 0, limit + 1),
				batch('b', ['before in b'], 120_000, limit - 1),
				batch('b', [], 0),
				batch('b', ['not read any more']),
			);
			expect({texts, read}).toEqual({texts: ['before', 'before in b'], read: 5});
		});
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
		['a shard is begun that nobody had announced', [batch('a', 0), batch('b', 0), {type: 'shard-started', shardId: 'c', position: 'TRIM_HORIZON'}], false],
		['a shard that was at its tip is begun again', [batch('a', 0), batch('b', 0), {type: 'shard-started', shardId: 'a', position: 'LATEST'}], true],
		['a child was read before its parent\'s end was told', [batch('c', 0), ended('a', 'c'), batch('b', 0)], true],
	])('%s', (_, events, expected) => {
		const progress = createCaughtUp(['a', 'b']);
		for (const event of events) {
			progress.note(event);
		}

		expect(progress.isCaughtUp).toBe(expected);
	});

	test('what is passed over is not waited for, nor are its children', () => {
		const progress = createCaughtUp(['a', 'b']);
		progress.pass({type: 'stream-recreated', createdAt: 0});
		progress.pass(batch('a', 5000));
		expect(progress.isCaughtUp).toBe(false);
		progress.pass(ended('b', 'c'));
		progress.note({type: 'shard-waiting', shardId: 'c', parentShardIds: ['b']});
		expect(progress.isCaughtUp).toBe(true);
	});

	test('children do not count for who named the shards', () => {
		const progress = createCaughtUp(['a'], false);
		progress.note(ended('a', 'c'));
		expect(progress.isCaughtUp).toBe(true);
	});
});
