import {Buffer} from 'node:buffer';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {type Clock, systemClock} from '../../../source/time/clock.js';
import {PutRecordCommand} from '../../../source/kinesis/client/calls.js';
import {connect, type Connection} from '../../../source/kinesis/client/connection.js';
import type {ReadEvent} from '../../../source/service/read-event.js';
import {readStream, type ReadOptions} from '../../../source/kinesis/reading/reader.js';
import {updateShardCount, createStream} from '../../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../../source/kinesis/streams/waiting.js';
import type {FaultRule} from '../../../source/local/faults/faults.js';
import {seededRandom} from '../../../source/random.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {startKinesisLocal} from '../../local/peer/kinesis-local.js';

const KEYS_PER_WRITER = 8;

// The embedded stream is ACTIVE again after 50 ms: no need to look once a second only.
const hurriedClock: Clock = {now: systemClock.now, sleep: async (milliseconds, signal) => systemClock.sleep(milliseconds / 20, signal)};

// Writes `<key> <number>` with numbers that rise per key, one after the other, until stopped; returns how many of each key were accepted.
const write = async (connection: Connection, writer: number, signal: AbortSignal): Promise<Map<string, number>> => {
	const accepted = new Map<string, number>();
	for (let turn = 0; !signal.aborted; turn++) {
		const key = `w${writer}-k${turn % KEYS_PER_WRITER}`;
		const number = accepted.get(key) ?? 0;
		try {
			await connection.sdk.send(new PutRecordCommand({StreamName: 's', PartitionKey: key, Data: Buffer.from(`${key} ${number}`)}));
			accepted.set(key, number + 1);
		} catch (error) {
			expect((error as Error).name).toBe('ProvisionedThroughputExceededException');
			await systemClock.sleep(20);
		}
	}

	return accepted;
};

// Reads until all that was accepted is there, and returns the numbers of each key in the order of reading.
const readAll = async (reader: AsyncIterable<ReadEvent>, total: Promise<number>, stop: AbortController): Promise<Map<string, number[]>> => {
	const seen = new Map<string, number[]>();
	let count = 0;
	let goal = Infinity;
	const stopAtGoal = () => {
		if (count >= goal) {
			stop.abort();
		}
	};

	void total.then(number => {
		goal = number;
		stopAtGoal();
	});
	for await (const event of reader) {
		if (event.type !== 'batch') {
			continue;
		}

		for (const record of event.records) {
			const [key, number] = Buffer.from(record.Data).toString().split(' ') as [string, string];
			expect(key).toBe(record.PartitionKey);
			const numbers = seen.get(key) ?? [];
			numbers.push(Number(number));
			seen.set(key, numbers);
			count++;
		}

		stopAtGoal();
	}

	return seen;
};

const READ_FAULTS: readonly FaultRule[] = ['GetRecords', 'GetShardIterator', 'ListShards'].flatMap(operation => (['throttle', 'internal-error', 'reset', 'truncate'] as const).map(fault => ({operation, fault, probability: 0.05})));

const run = async (connection: Connection, options: Partial<ReadOptions> = {}): Promise<void> => {
	const stopReading = new AbortController();
	onTestFinished(() => {
		stopReading.abort();
	});
	const total = Promise.withResolvers<number>();
	const reading = readAll(readStream({
		connection,
		streamName: 's',
		from: {type: 'trim-horizon'},
		clock: systemClock,
		random: seededRandom(7),
		signal: stopReading.signal,
		pollIntervalMilliseconds: 250,
		...options,
	}), total.promise, stopReading);

	const stopWriting = new AbortController();
	const writers = [0, 1, 2, 3].map(async writer => write(connection, writer, stopWriting.signal));
	// From 3 shards, 1 is less than half: UpdateShardCount wants a step between.
	for (const target of [2, 4, 3, 2, 1]) {
		await systemClock.sleep(300);
		await updateShardCount(connection, 's', target);
		await waitUntilActive(connection, 's', {clock: hurriedClock});
	}

	await systemClock.sleep(300);
	stopWriting.abort();
	const perWriter = await Promise.all(writers);
	const accepted = new Map(perWriter.flatMap(each => [...each]));
	total.resolve(accepted.values().reduce((sum, count) => sum + count, 0));
	const seen = await reading;
	expect(seen.size).toBe(4 * KEYS_PER_WRITER);
	for (const [key, count] of accepted) {
		expect(seen.get(key)).toEqual(Array.from({length: count}, (_, index) => index));
	}
};

describe('1 → 2 → 4 → 3 → 2 → 1 shards while four writers write: every record is read once, and each key\'s in order', () => {
	test.each<[string, Partial<ReadOptions>, readonly FaultRule[]]>([
		['by polling', {}, []],
		['by fan-out', {fanOut: {consumerName: 'reader'}}, []],
		['by polling, with faults in 5 % of the reading calls, each kind', {}, [...READ_FAULTS, {fault: 'expired-iterator', probability: 0.05}]],
		['by fan-out, with faults in 5 % of the reading calls', {fanOut: {consumerName: 'reader'}}, READ_FAULTS],
	])('%s', async (_name, options, rules) => {
		await using embedded = await startEmbedded({transitionMilliseconds: 50});
		await createStream(embedded.connection, 's', 1);
		await waitUntilActive(embedded.connection, 's', {clock: hurriedClock});
		embedded.setFaults({seed: 7, rules});
		await run(embedded.connection, options);
	}, 60_000);

	test('on another team\'s Kinesis', async () => {
		const peer = await startKinesisLocal();
		const connection = await connect({endpoint: peer.endpoint, region: 'us-east-1'});
		onTestFinished(async () => {
			connection.close();
			await peer.stop();
		});
		await createStream(connection, 's', 1);
		await waitUntilActive(connection, 's', {clock: hurriedClock});
		await run(connection);
	}, 60_000);
});
