import {type Clock, systemClock} from '../../source/time/clock.js';
import type {Connection} from '../../source/kinesis/client/connection.js';
import {type ReadBudget, UNLIMITED_READ_BUDGET} from '../../source/kinesis/reading/polling/read-budget.js';
import type {ReadOptions} from '../../source/kinesis/reading/read-options.js';
import {readStream} from '../../source/kinesis/reading/reader.js';
import {mergeShards, splitShard} from '../../source/kinesis/streams/resharding.js';
import {listShards} from '../../source/kinesis/streams/shards.js';
import {updateShardCount, createStream} from '../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../source/kinesis/streams/waiting.js';
import type {FaultKind, FaultRule} from '../../source/local/faults/faults.js';
import {seededRandom} from '../../source/random.js';
import {alongHashKeys} from '../../source/service/hash-ranges.js';
import {middleOf} from '../../source/service/reshard.js';
import {isOpen} from '../../source/service/shard.js';
import {SHARD_COUNTS} from './plans.js';
import {startReading, type Reading} from './read.js';
import {startWriting, type Writing} from './written.js';

const STREAM = 'clicks';

const PUTS = ['PutRecord', 'PutRecords'];
const READS = ['GetRecords', 'GetShardIterator', 'ListShards', 'DescribeStreamSummary'];

/**
The calls that a reader and a producer make, and what may go wrong with each.
*/
const callsOf: Readonly<Record<FaultKind, readonly string[]>> = {
	throttle: [...PUTS, ...READS, 'SubscribeToShard'],
	'internal-error': [...PUTS, ...READS, 'SubscribeToShard'],
	reset: [...PUTS, ...READS, 'SubscribeToShard'],
	slow: [...PUTS, ...READS],
	truncate: [...PUTS, ...READS],
	'expired-iterator': ['GetRecords'],
	'lost-response': [...PUTS, ...READS],
};

/**
Answers of a few dozen records: then there are many calls that can fail.
*/
const SMALL_ANSWERS: ReadBudget = {...UNLIMITED_READ_BUDGET, bytesPerAnswer: 2048};

/**
Each of these faults in five of a hundred calls.
*/
export const faultRules = (kinds: readonly FaultKind[]): FaultRule[] => kinds.flatMap(fault => callsOf[fault].map(operation => ({
	fault, operation, probability: 0.05, delayMilliseconds: 30,
})));

// The streams here are ACTIVE again at once: no need to look once a second only.
const hurriedClock: Clock = {now: systemClock.now, sleep: async (milliseconds, signal) => systemClock.sleep(milliseconds / 20, signal)};

/**
One change of the open shards, which the stream is given while it is written and read.
*/
export type Reshard = (connection: Connection, signal: AbortSignal) => Promise<void>;

const byCount: readonly Reshard[] = SHARD_COUNTS.map(target => async (connection, signal) => updateShardCount(connection, STREAM, target, signal));

const openAlongKeys = async (connection: Connection, signal: AbortSignal) => {
	const shards = await listShards(connection, STREAM, {signal});
	return alongHashKeys(shards.filter(shard => isOpen(shard)));
};

const splitAt = (place: number): Reshard => async (connection, signal) => {
	const shards = await openAlongKeys(connection, signal);
	const shard = shards[place]!;
	await splitShard(connection, STREAM, {shardId: shard.shardId, newStartingHashKey: middleOf(shard)}, signal);
};

const mergeAt = (place: number): Reshard => async (connection, signal) => {
	const shards = await openAlongKeys(connection, signal);
	await mergeShards(connection, STREAM, {lower: shards[place]!.shardId, upper: shards[place + 1]!.shardId}, signal);
};

/**
Single shards by hand: splits of both halves, and merges across the borders of earlier splits.
*/
export const byHand: readonly Reshard[] = [splitAt(0), splitAt(1), splitAt(0), mergeAt(1), mergeAt(0), splitAt(1)];

export type FaultRun = {
	readonly writing: Writing;
	readonly reading: Reading;
};

/**
Four writers put at least so many records and a reader reads them, while the stream is resharded six times; resolves when every accepted record was read and nothing more came for a while, and rejects when the signal aborts first.
*/
export const runFaults = async (connection: Connection, records: number, signal: AbortSignal, options: Partial<ReadOptions> = {}, reshards: readonly Reshard[] = byCount): Promise<FaultRun> => {
	await createStream(connection, STREAM, 1, signal);
	await waitUntilActive(connection, STREAM, {clock: hurriedClock, signal});
	const stop = new AbortController();
	const reading = startReading(readStream({
		connection,
		streamName: STREAM,
		from: {type: 'trim-horizon'},
		clock: systemClock,
		random: seededRandom(11),
		signal: AbortSignal.any([signal, stop.signal]),
		pollIntervalMilliseconds: 100,
		budget: SMALL_ANSWERS,
		...options,
	}));
	const writing = startWriting(connection, STREAM, records);
	try {
		for (const [index, reshard] of reshards.entries()) {
			while (writing.acceptedRecords < records * (index + 1) / (reshards.length + 2)) {
				await systemClock.sleep(20, signal);
			}

			await reshard(connection, signal);
			await waitUntilActive(connection, STREAM, {clock: hurriedClock, signal});
		}

		await writing.finish();
		await reading.untilRead(writing.acceptedRecords);
		// What is read twice would come now.
		await systemClock.sleep(300, signal);
	} finally {
		stop.abort();
		await reading.finished;
	}

	return {writing, reading};
};
