import {setTimeout as delay} from 'node:timers/promises';
import {
	CreateStreamCommand,
	DescribeStreamConsumerCommand,
	DescribeStreamSummaryCommand,
	GetRecordsCommand,
	GetShardIteratorCommand,
	ListShardsCommand,
	PutRecordsCommand,
	RegisterStreamConsumerCommand,
	ResourceNotFoundException,
	UpdateShardCountCommand,
	type GetRecordsCommandOutput,
	type GetShardIteratorCommandInput,
	type KinesisClient,
	type Shard,
	type ShardFilter,
} from '@aws-sdk/client-kinesis';

/**
What a check works with: an endpoint, and a stream name of its own on it.
*/
export type Lab = {
	readonly sdk: KinesisClient;
	readonly endpoint: string;
	readonly port: number;
	readonly name: string;
	/**
	The stream's ARN.
	*/
	readonly arn: string;
	/**
	Creates the stream and waits until it is ACTIVE.
	*/
	create(shardCount?: number): Promise<void>;
	/**
	Waits until the stream is ACTIVE again.
	*/
	settle(): Promise<void>;
	settleGone(): Promise<void>;
	shards(filter?: ShardFilter): Promise<Shard[]>;
	openShards(): Promise<Shard[]>;
	scale(target: number): Promise<void>;
	/**
	Puts one record for each key; its data is the key.
	*/
	put(...partitionKeys: string[]): Promise<Array<{shardId: string; sequenceNumber: string}>>;
	iterator(shardId: string, position?: Partial<GetShardIteratorCommandInput>): Promise<string>;
	read(shardId: string, position?: Partial<GetShardIteratorCommandInput>): Promise<GetRecordsCommandOutput>;
	/**
	Registers a consumer and waits until it is ACTIVE; gives its ARN.
	*/
	register(consumerName: string): Promise<string>;
};

const DEADLINE_MILLISECONDS = 10_000;

// The endpoints tell time by the system's clock, so the wait is real; it is for a state, not for a time.
const until = async (isReached: () => Promise<boolean>): Promise<void> => {
	const deadline = performance.now() + DEADLINE_MILLISECONDS;
	while (!await isReached()) {
		if (performance.now() > deadline) {
			throw new Error('The endpoint did not get there in time.');
		}

		await delay(5);
	}
};

/**
The name of the error that a call fails with, or `accepted`.
*/
export const outcome = async (call: Promise<unknown>): Promise<string> => {
	try {
		await call;
		return 'accepted';
	} catch (error) {
		return (error as Error).name;
	}
};

export const createLab = (sdk: KinesisClient, endpoint: string, name: string): Lab => {
	const arn = `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;
	const summary = async () => {
		const {StreamDescriptionSummary: description} = await sdk.send(new DescribeStreamSummaryCommand({StreamName: name}));
		return description!;
	};

	const settle = async () => until(async () => {
		const {StreamStatus: status} = await summary();
		return status === 'ACTIVE';
	});

	const shards = async (filter?: ShardFilter) => {
		const {Shards: listed} = await sdk.send(new ListShardsCommand({StreamName: name, ShardFilter: filter}));
		return listed!;
	};

	const iterator: Lab['iterator'] = async (shardId, position = {}) => {
		const {ShardIterator: shardIterator} = await sdk.send(new GetShardIteratorCommand({
			StreamName: name,
			ShardId: shardId,
			ShardIteratorType: 'TRIM_HORIZON',
			...position,
		}));
		return shardIterator!;
	};

	return {
		sdk,
		endpoint,
		port: Number(new URL(endpoint).port),
		name,
		arn,
		async create(shardCount = 1) {
			await sdk.send(new CreateStreamCommand({StreamName: name, ShardCount: shardCount}));
			await settle();
		},
		settle,
		settleGone: async () => until(async () => {
			try {
				await summary();
				return false;
			} catch (error) {
				return error instanceof ResourceNotFoundException;
			}
		}),
		shards,
		async openShards() {
			const all = await shards();
			return all.filter(shard => shard.SequenceNumberRange?.EndingSequenceNumber === undefined);
		},
		async scale(target) {
			await sdk.send(new UpdateShardCountCommand({StreamName: name, TargetShardCount: target, ScalingType: 'UNIFORM_SCALING'}));
			await settle();
		},
		async put(...partitionKeys) {
			const {Records: records} = await sdk.send(new PutRecordsCommand({
				StreamName: name,
				Records: partitionKeys.map(key => ({PartitionKey: key, Data: new TextEncoder().encode(key)})),
			}));
			return records!.map(record => ({shardId: record.ShardId!, sequenceNumber: record.SequenceNumber!}));
		},
		iterator,
		async read(shardId, position) {
			return sdk.send(new GetRecordsCommand({ShardIterator: await iterator(shardId, position)}));
		},
		async register(consumerName) {
			const {Consumer: consumer} = await sdk.send(new RegisterStreamConsumerCommand({StreamARN: arn, ConsumerName: consumerName}));
			const consumerArn = consumer!.ConsumerARN!;
			await until(async () => {
				const {ConsumerDescription: description} = await sdk.send(new DescribeStreamConsumerCommand({ConsumerARN: consumerArn}));
				return description!.ConsumerStatus === 'ACTIVE';
			});
			return consumerArn;
		},
	};
};
