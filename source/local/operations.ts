import type {Operation} from './define-operation.js';
import {
	DescribeAccountSettings,
	DescribeLimits,
	UpdateAccountSettings,
} from './operations/account-settings.js';
import {CreateStream} from './operations/create-stream.js';
import {DeleteStream} from './operations/delete-stream.js';
import {DeregisterStreamConsumer} from './operations/deregister-stream-consumer.js';
import {DescribeStreamConsumer} from './operations/describe-stream-consumer.js';
import {DisableEnhancedMonitoring, EnableEnhancedMonitoring} from './operations/enhanced-monitoring.js';
import {GetRecords} from './operations/get-records.js';
import {GetShardIterator} from './operations/get-shard-iterator.js';
import {ListShards} from './operations/list-shards.js';
import {ListStreamConsumers} from './operations/list-stream-consumers.js';
import {ListStreams} from './operations/list-streams.js';
import {MergeShards} from './operations/merge-shards.js';
import {PutRecord} from './operations/put-record.js';
import {PutRecords} from './operations/put-records.js';
import {RegisterStreamConsumer} from './operations/register-stream-consumer.js';
import {
	DeleteResourcePolicy,
	GetResourcePolicy,
	PutResourcePolicy,
} from './operations/resource-policy.js';
import {
	ListTagsForResource,
	TagResource,
	UntagResource,
} from './operations/resource-tags.js';
import {DecreaseStreamRetentionPeriod, IncreaseStreamRetentionPeriod} from './operations/retention.js';
import {SplitShard} from './operations/split-shard.js';
import {DescribeStream, DescribeStreamSummary} from './operations/stream-description.js';
import {StartStreamEncryption, StopStreamEncryption} from './operations/stream-encryption.js';
import {
	UpdateStreamMode,
	UpdateStreamRecordDistributionStrategy,
	UpdateStreamWarmThroughput,
} from './operations/stream-mode.js';
import {
	AddTagsToStream,
	ListTagsForStream,
	RemoveTagsFromStream,
} from './operations/stream-tags.js';
import {UpdateMaxRecordSize} from './operations/update-max-record-size.js';
import {UpdateShardCount} from './operations/update-shard-count.js';

/**
The operations that are answered with one message, by the names of the service; SubscribeToShard is a stream and stands apart.
*/
export const operations: ReadonlyMap<string, Operation> = new Map(Object.entries({
	AddTagsToStream,
	CreateStream,
	DecreaseStreamRetentionPeriod,
	DeleteResourcePolicy,
	DeleteStream,
	DeregisterStreamConsumer,
	DescribeAccountSettings,
	DescribeLimits,
	DescribeStream,
	DescribeStreamConsumer,
	DescribeStreamSummary,
	DisableEnhancedMonitoring,
	EnableEnhancedMonitoring,
	GetRecords,
	GetResourcePolicy,
	GetShardIterator,
	IncreaseStreamRetentionPeriod,
	ListShards,
	ListStreamConsumers,
	ListStreams,
	ListTagsForResource,
	ListTagsForStream,
	MergeShards,
	PutRecord,
	PutRecords,
	PutResourcePolicy,
	RegisterStreamConsumer,
	RemoveTagsFromStream,
	SplitShard,
	StartStreamEncryption,
	StopStreamEncryption,
	TagResource,
	UntagResource,
	UpdateAccountSettings,
	UpdateMaxRecordSize,
	UpdateShardCount,
	UpdateStreamMode,
	UpdateStreamRecordDistributionStrategy,
	UpdateStreamWarmThroughput,
}));
