import {Buffer} from 'node:buffer';

const RECORD_BYTES = 200;
const MOST_RECORDS = 10_000;
const FIRST_SEQUENCE_NUMBER = 49_590_338_271_490_256_608_559_692_538_361_571_095_921_575_989_136_588_802n;
const FIRST_ARRIVAL_SECONDS = 1_700_000_000;
const pages = ['/', '/home', '/products', '/cart', '/checkout'];

// A click event with a session id that fills it up to 200 bytes.
const dataOf = (index: number): string => {
	const event = {
		event_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
		user_id: `user-${1 + (index % 5)}`,
		url: pages[index % pages.length],
		ts: new Date((FIRST_ARRIVAL_SECONDS * 1000) + index).toISOString(),
		session: '',
	};
	const missing = RECORD_BYTES - JSON.stringify(event).length;
	return JSON.stringify({...event, session: 's'.repeat(missing)});
};

const recordOf = (index: number): string => JSON.stringify({
	SequenceNumber: String(FIRST_SEQUENCE_NUMBER + BigInt(index)),
	ApproximateArrivalTimestamp: FIRST_ARRIVAL_SECONDS + (index / 1000),
	Data: Buffer.from(dataOf(index)).toString('base64'),
	PartitionKey: `user-${1 + (index % 5)}`,
});

const records = Array.from({length: MOST_RECORDS}, (_, index) => recordOf(index));
const prepared = new Map<number, Uint8Array>();

/**
An answer to GetRecords with this many records, made once and sent again and again. The iterator is the shard's id.
*/
export const recordsAnswer = (shardId: string, count: number, millisBehindLatest: number): readonly Uint8Array[] => {
	let body = prepared.get(count);
	if (!body) {
		body = Buffer.from(`${records.slice(0, count).join(',')}]}`);
		prepared.set(count, body);
	}

	return [Buffer.from(`{"NextShardIterator":"${shardId}","MillisBehindLatest":${millisBehindLatest},"Records":[`), body];
};

const HASH_KEYS = 2n ** 128n;

const shardOf = (index: number, count: number): Record<string, unknown> => ({
	ShardId: `shardId-${String(index).padStart(12, '0')}`,
	HashKeyRange: {
		StartingHashKey: String(HASH_KEYS * BigInt(index) / BigInt(count)),
		EndingHashKey: String((HASH_KEYS * BigInt(index + 1) / BigInt(count)) - 1n),
	},
	SequenceNumberRange: {StartingSequenceNumber: String(FIRST_SEQUENCE_NUMBER)},
});

/**
The answers about a stream that never changes, by operation.
*/
export const streamAnswers = (shards: number): Readonly<Record<string, unknown>> => ({
	DescribeStreamSummary: {
		StreamDescriptionSummary: {
			StreamName: 'clickstream-lab',
			StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab',
			StreamStatus: 'ACTIVE',
			StreamModeDetails: {StreamMode: 'PROVISIONED'},
			RetentionPeriodHours: 24,
			StreamCreationTimestamp: FIRST_ARRIVAL_SECONDS,
			EnhancedMonitoring: [{ShardLevelMetrics: []}],
			OpenShardCount: shards,
			ConsumerCount: 0,
		},
	},
	ListShards: {Shards: Array.from({length: shards}, (_, index) => shardOf(index, shards))},
	ListStreamConsumers: {Consumers: []},
});
