import {expect, test} from 'vitest';
import {systemClock} from '../../../source/time/clock.js';
import {GetRecordsCommand, GetShardIteratorCommand} from '../../../source/kinesis/client/calls.js';
import type {ValueOf} from '../../../source/kinesis/client/answer-shapes.js';
import type * as answers from '../../../source/kinesis/client/answers.js';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {createProducer} from '../../../source/kinesis/producing/producer.js';
import {listShards} from '../../../source/kinesis/streams/shards.js';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../../source/kinesis/streams/waiting.js';
import type {FaultKind} from '../../../source/local/faults/faults.js';
import {seededRandom} from '../../../source/random.js';
import {createClickEvents, readEventId} from '../../../source/records/click-event.js';
import {startEmbedded} from '../../helpers/embedded.js';

const WRITERS = 7;

/**
Too few for the proof that several records of a key may share a call (run-length.ts), which a fault at random could pass by chance: 150 calls of at least two records each.
*/
const RECORDS_PER_WRITER = 299;

/**
Reads every record of the stream, by partition key and in order.
*/
const readIds = async (connection: Connection): Promise<Map<string, string[]>> => {
	const {sdk} = connection;
	const ids = new Map<string, string[]>();
	for (const {shardId} of await listShards(connection, 'lab')) {
		const first = await sdk.send(new GetShardIteratorCommand({StreamName: 'lab', ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON'}));
		let iterator: string | undefined = first.ShardIterator;
		let behind = 1;
		while (iterator !== undefined && behind > 0) {
			const answer: ValueOf<typeof answers.getRecords> = await sdk.send(new GetRecordsCommand({ShardIterator: iterator}));
			for (const {PartitionKey: key, Data: data} of answer.Records) {
				ids.set(key, [...ids.get(key) ?? [], readEventId(data)!]);
			}

			iterator = answer.NextShardIterator;
			behind = Number(answer.MillisBehindLatest);
		}
	}

	return ids;
};

const kinds: FaultKind[] = ['throttle', 'internal-error', 'reset', 'slow', 'truncate', 'lost-response'];

const plans: Array<[string, FaultKind[]]> = [...kinds.map((kind): [string, FaultKind[]] => [kind, [kind]]), ['all of them', kinds]];

test.each(plans)('%s at 5 percent: seven writers lose nothing, double at most what they say, and keep the order of every key', async (_name, faults) => {
	const rules = faults.flatMap(fault => ['PutRecord', 'PutRecords'].map(operation => ({
		fault, operation, probability: 0.05, delayMilliseconds: 5,
	})));
	await using embedded = await startEmbedded({hasLimits: false});
	const {connection} = embedded;
	await createStream(connection, 'lab', 2);
	await waitUntilActive(connection, 'lab', {clock: systemClock});
	embedded.setFaults({seed: 7, rules});

	const made = new Map<string, string[]>();
	const writers = Array.from({length: WRITERS}, (_, writer) => {
		const random = seededRandom(writer);
		return {
			writer, next: createClickEvents({clock: systemClock, random}), producer: createProducer({
				connection, streamName: 'lab', clock: systemClock, random,
			}),
		};
	});
	await Promise.all(writers.map(async ({writer, next, producer}) => {
		for (let record = 0; record < RECORDS_PER_WRITER; record++) {
			const event = next();
			const partitionKey = `writer-${writer} ${event.partitionKey}`;
			made.set(partitionKey, [...made.get(partitionKey) ?? [], event.id]);
			await producer.put({...event, partitionKey});
		}

		await producer.drain();
		await producer.stop();
	}));

	embedded.setFaults({rules: []});
	const read = await readIds(connection);
	let copies = 0;
	for (const [key, ids] of made) {
		const first = new Set(read.get(key));
		copies += read.get(key)!.length - first.size;
		expect([...first]).toEqual(ids);
	}

	let possibleDuplicates = 0;
	for (const {producer: {totals}} of writers) {
		possibleDuplicates += totals.possibleDuplicates;
		expect(totals).toMatchObject({
			sent: RECORDS_PER_WRITER, accepted: RECORDS_PER_WRITER, refused: 0, unanswered: 0,
		});
	}

	expect(copies).toBeLessThanOrEqual(possibleDuplicates);
}, 30_000);
