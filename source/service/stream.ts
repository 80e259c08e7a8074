export type StreamStatus = 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING';

export type StreamMode = 'PROVISIONED' | 'ON_DEMAND';

/**
What DescribeStreamSummary says, in our field names.
*/
export type StreamSummary = {
	readonly name: string;
	readonly arn: string;
	readonly status: StreamStatus;
	readonly mode: StreamMode;
	/**
	Milliseconds since the epoch. With the name it identifies a stream: a re-created one is another stream.
	*/
	readonly createdAt: number;
	readonly retentionHours: number;
	readonly openShardCount: number;
	readonly consumerCount: number;
	readonly encryptionType: 'NONE' | 'KMS';
	readonly maxRecordSizeInKib: number;
	/**
	The KMS key, as it was given: an id, an ARN or an alias. Missing if the stream is not encrypted.
	*/
	readonly encryptionKeyId?: string;
	/**
	The metrics that CloudWatch gets for each shard. Missing if there are none.
	*/
	readonly shardLevelMetrics?: readonly string[];
	/**
	RecordDistributionStrategy AUTO: the service spreads the records over the shards, whatever their partition keys.
	*/
	readonly ignoresKey?: true;
	/**
	False without permission to describe the stream: its name and its open shards are known, and all other fields are placeholders.
	*/
	readonly isDescribed?: false;
};

/**
A registered fan-out consumer.
*/
export type StreamConsumer = {
	readonly name: string;
	readonly arn: string;
	readonly status: 'CREATING' | 'ACTIVE' | 'DELETING';
	/**
	Milliseconds since the epoch.
	*/
	readonly createdAt: number;
};
