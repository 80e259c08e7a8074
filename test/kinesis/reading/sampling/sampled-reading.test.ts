import {Buffer} from 'node:buffer';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {readStream} from '../../../../source/kinesis/reading/reader.js';
import type {SamplingWishes} from '../../../../source/kinesis/reading/sampling/sampling.js';
import type {ReadEvent} from '../../../../source/service/read-event.js';
import {sizeOf} from '../../../../source/service/record.js';
import {connectToEngine} from '../../../helpers/engine-connection.js';
import {createTestEngine} from '../../../helpers/test-engine.js';

type Batch = ReadEvent & {type: 'batch'};

const MEBIBYTE = 1024 * 1024;

const HASH_KEYS = 2n ** 128n;

const startBusyStream = async ({shards, recordsPerSecond, bytes}: {readonly shards: number; readonly recordsPerSecond: number; readonly bytes: number}) => {
	const {engine, clock, call, createActive} = createTestEngine();
	await createActive('s', shards);
	const data = Buffer.alloc(bytes);
	const calls: Array<{readonly operation: string; readonly at: number; readonly shardId: string}> = [];
	const shardOfIterator = new Map<string, string>();
	const connection = connectToEngine({
		...engine,
		call(operation, input) {
			const answer = engine.call(operation, input);
			const {ShardIterator: given, NextShardIterator: next} = answer as {ShardIterator?: string; NextShardIterator?: string};
			const shardId = (input.ShardId ?? shardOfIterator.get(input.ShardIterator as string)) as string;
			for (const iterator of [given, next]) {
				shardOfIterator.set(iterator ?? '', shardId);
			}

			calls.push({operation, at: clock.now(), shardId});
			return answer;
		},
	});
	let written = 0;
	// Everything that is due at this time.
	const answerAll = async () => {
		for (let before = -1; before !== calls.length;) {
			before = calls.length;
			for (let turn = 0; turn < 10; turn++) {
				await new Promise(resolve => {
					setImmediate(resolve);
				});
			}
		}
	};

	/**
	A second passes, in which all shards are written to ten times.
	*/
	const second = async () => {
		for (let tenth = 0; tenth < 10; tenth++) {
			const records = Array.from({length: shards * recordsPerSecond / 10}, (_, index) => ({
				PartitionKey: 'k', Data: data, ExplicitHashKey: String(HASH_KEYS / BigInt(shards) * BigInt(index % shards)),
			}));
			for (let start = 0; start < records.length; start += 500) {
				call('PutRecords', {StreamName: 's', Records: records.slice(start, start + 500)});
			}

			written += records.length;
			await clock.advance(100);
			await answerAll();
		}
	};

	const read = async (sampling?: SamplingWishes) => {
		const batches: Batch[] = [];
		const stop = new AbortController();
		onTestFinished(() => {
			stop.abort();
		});
		void (async () => {
			for await (const event of readStream({
				connection, streamName: 's', clock, random: () => 0.5, from: {type: 'latest'}, signal: stop.signal, sampling,
			})) {
				if (event.type === 'batch') {
					batches.push(event);
				}
			}
		})();

		// All shards have their iterators before the first record is written.
		await answerAll();

		return batches;
	};

	return {
		clock, calls, second, read, get written() {
			return written;
		},
	};
};

const bytesOf = (batches: readonly Batch[]): number => batches.flatMap(({records}) => records).reduce((sum, record) => sum + sizeOf(record), 0);

const countOf = (batches: readonly Batch[]): number => batches.reduce((sum, {records}) => sum + records.length, 0);

const skippedOf = (batches: readonly Batch[]): number => batches.reduce((sum, {sample}) => sum + (sample?.skippedMilliseconds ?? 0), 0);

const run = async (stream: Awaited<ReturnType<typeof startBusyStream>>, seconds: number) => {
	for (let passed = 0; passed < seconds; passed++) {
		await stream.second();
	}
};

describe.each([
	{
		shards: 64, recordsPerSecond: 100, bytes: 1000, limit: MEBIBYTE, warmUp: 6,
	},
	{
		shards: 1024, recordsPerSecond: 10, bytes: 200, limit: 0.4 * MEBIBYTE, warmUp: 12,
	},
])('a sample of $shards busy shards', ({limit, warmUp, ...busy}) => {
	test('stays within the limit, and with the newest records', {timeout: 60_000}, async () => {
		const stream = await startBusyStream(busy);
		const batches = await stream.read({isAsked: true, bytesPerSecond: limit});
		await run(stream, warmUp);
		const begun = batches.length;
		const callsBegun = stream.calls.length;
		await run(stream, 12);
		const later = batches.slice(begun);
		expect(bytesOf(later) / 12).toBeLessThanOrEqual(limit * 1.1);
		expect(bytesOf(later) / 12).toBeGreaterThan(limit / 4);
		expect(Math.max(...later.map(({millisBehindLatest}) => millisBehindLatest))).toBeLessThan(5000);
		expect(skippedOf(later)).toBeGreaterThan(0);
		// Every shard has its turn.
		expect(new Set(later.filter(({records}) => records.length > 0).map(({shardId}) => shardId)).size).toBe(busy.shards);
		for (const operation of ['GetRecords', 'GetShardIterator']) {
			const ofShard = stream.calls.slice(callsBegun).filter(call => call.operation === operation && call.shardId === later[0]!.shardId);
			expect(ofShard.length / 12).toBeLessThanOrEqual(operation === 'GetRecords' ? 4 : 1);
		}
	});
});

describe('a sample', () => {
	test('holds no record twice, keeps the order, and says how much time each batch skips and covers', async () => {
		const stream = await startBusyStream({shards: 2, recordsPerSecond: 500, bytes: 1000});
		const batches = await stream.read({isAsked: true, bytesPerSecond: 100_000});
		await run(stream, 20);
		const [shardId] = batches.map(batch => batch.shardId);
		const ofShard = batches.filter(batch => batch.shardId === shardId);
		const numbers = ofShard.flatMap(({records}) => records).map(({SequenceNumber: number}) => BigInt(number));
		expect(numbers.slice(1).every((number, index) => number > numbers[index]!)).toBe(true);
		const passed = ofShard.reduce((sum, {sample}) => sum + sample!.coveredMilliseconds + sample!.skippedMilliseconds, 0);
		expect(passed).toBeGreaterThan(15_000);
		expect(passed).toBeLessThan(21_000);
	});

	test('is whole while the limit is not reached', async () => {
		const stream = await startBusyStream({shards: 4, recordsPerSecond: 10, bytes: 100});
		const batches = await stream.read({isAsked: true, bytesPerSecond: MEBIBYTE});
		await run(stream, 10);
		await stream.clock.advance(3000);
		expect(countOf(batches)).toBe(stream.written);
		expect(skippedOf(batches)).toBe(0);
	});
});

describe('without being asked', () => {
	test('a reader samples once the stream brings more than the limit, and reads all again when it brings less', async () => {
		const stream = await startBusyStream({shards: 4, recordsPerSecond: 200, bytes: 1000});
		const batches = await stream.read({isAsked: false, bytesPerSecond: 200_000});
		await run(stream, 15);
		expect(skippedOf(batches)).toBeGreaterThan(0);
		expect(batches.at(-1)!.sample).toBeDefined();
		await stream.clock.advance(40_000);
		expect(batches.at(-1)!.sample).toBeUndefined();
	});

	test('it reads everything of a stream that brings no more than the limit', async () => {
		const stream = await startBusyStream({shards: 4, recordsPerSecond: 200, bytes: 1000});
		const batches = await stream.read({isAsked: false, bytesPerSecond: MEBIBYTE});
		await run(stream, 10);
		await stream.clock.advance(3000);
		expect(countOf(batches)).toBe(stream.written);
		expect(batches.every(({sample}) => sample === undefined)).toBe(true);
	});

	test('it skips nothing while something needs every record', async () => {
		const stream = await startBusyStream({shards: 4, recordsPerSecond: 200, bytes: 1000});
		const batches = await stream.read({isAsked: false, bytesPerSecond: 200_000, isHeld: () => true});
		await run(stream, 10);
		await stream.clock.advance(3000);
		expect(countOf(batches)).toBe(stream.written);
	});
});
