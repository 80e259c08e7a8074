import type {Operation} from '../define-operation.js';
import {
	DescribeAccountSettings,
	DescribeLimits,
	UpdateAccountSettings,
} from './streams/account-settings.js';
import {CreateStream} from './streams/create-stream.js';
import {DeleteStream} from './streams/delete-stream.js';
import {DeregisterStreamConsumer} from './consumers/deregister-stream-consumer.js';
import {DescribeStreamConsumer} from './consumers/describe-stream-consumer.js';
import {DisableEnhancedMonitoring, EnableEnhancedMonitoring} from './streams/enhanced-monitoring.js';
import {GetRecords} from './records/get-records.js';
import {GetShardIterator} from './records/get-shard-iterator.js';
import {ListShards} from './shards/list-shards.js';
import {ListStreamConsumers} from './consumers/list-stream-consumers.js';
import {ListStreams} from './streams/list-streams.js';
import {MergeShards} from './shards/merge-shards.js';
import {PutRecord} from './records/put-record.js';
import {PutRecords} from './records/put-records.js';
import {RegisterStreamConsumer} from './consumers/register-stream-consumer.js';
import {
	DeleteResourcePolicy,
	GetResourcePolicy,
	PutResourcePolicy,
} from './streams/resource-policy.js';
import {
	ListTagsForResource,
	TagResource,
	UntagResource,
} from './tags/resource-tags.js';
import {DecreaseStreamRetentionPeriod, IncreaseStreamRetentionPeriod} from './streams/retention.js';
import {SplitShard} from './shards/split-shard.js';
import {DescribeStream, DescribeStreamSummary} from './streams/stream-description.js';
import {StartStreamEncryption, StopStreamEncryption} from './streams/stream-encryption.js';
import {
	UpdateStreamMode,
	UpdateStreamRecordDistributionStrategy,
	UpdateStreamWarmThroughput,
} from './streams/stream-mode.js';
import {
	AddTagsToStream,
	ListTagsForStream,
	RemoveTagsFromStream,
} from './tags/stream-tags.js';
import {UpdateMaxRecordSize} from './streams/update-max-record-size.js';
import {UpdateShardCount} from './shards/update-shard-count.js';

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
