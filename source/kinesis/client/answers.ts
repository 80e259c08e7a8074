import type {PutRecordsResultEntry} from '@aws-sdk/client-kinesis';
import type {KinesisRecord} from '../../service/record.js';
import type {
	StreamConsumer,
	StreamMode,
	StreamStatus,
	StreamSummary,
} from '../../service/stream.js';
import {
	asRead,
	count,
	digits,
	isTrue,
	ifProper,
	list,
	optional,
	structure,
	text,
	time,
	token,
	type Shape,
} from './answer-shapes.js';

// The answers of the service, member by member. Source: API Reference, Response Elements of each operation. Members that are not optional here are in every whole answer. If a GetRecords answer without `NextShardIterator` were taken, the shard would count as read to its end; with a ListShards answer without `Shards`, there would be nothing to read.

const mode = structure({StreamMode: text<StreamMode>});

const status: Shape<StreamStatus> = text<StreamStatus>;

const shardLevelMetrics = list(text);

const enhancedMonitoring = list(structure({ShardLevelMetrics: ifProper(shardLevelMetrics)}));

const streamDescription = structure({
	StreamName: text,
	StreamARN: text,
	StreamStatus: status,
	StreamModeDetails: optional(mode),
	StreamCreationTimestamp: optional(time),
	RetentionPeriodHours: optional(count),
	OpenShardCount: optional(count),
	ConsumerCount: optional(count),
	EncryptionType: optional(text<StreamSummary['encryptionType']>),
	KeyId: optional(text),
	EnhancedMonitoring: ifProper(enhancedMonitoring),
	MaxRecordSizeInKiB: optional(count),
	RecordDistributionStrategy: optional(text),
});

export const describeStreamSummary = structure({StreamDescriptionSummary: streamDescription});

export const describeLimits = structure({ShardLimit: count, OpenShardCount: count});

// The other members of a listed stream are left out if they are wrong, because the list is for the names.
const streamSummary = structure({
	StreamName: text,
	StreamARN: ifProper(text),
	StreamStatus: ifProper(status),
	StreamModeDetails: ifProper(mode),
	StreamCreationTimestamp: ifProper(time),
});

const streamSummaries = list(streamSummary);

export const listStreams = structure({
	StreamNames: list(text),
	HasMoreStreams: ifProper(isTrue),
	NextToken: optional(token),
	StreamSummaries: ifProper(streamSummaries),
});

const hashKeyRange = structure({StartingHashKey: digits, EndingHashKey: digits});

const sequenceNumberRange = structure({StartingSequenceNumber: text, EndingSequenceNumber: optional(text)});

const shard = structure({
	ShardId: text,
	ParentShardId: optional(text),
	AdjacentParentShardId: optional(text),
	HashKeyRange: hashKeyRange,
	SequenceNumberRange: sequenceNumberRange,
});

export const listShards = structure({Shards: list(shard), NextToken: optional(token)});

const consumer = structure({
	ConsumerName: text,
	ConsumerARN: text,
	ConsumerStatus: text<StreamConsumer['status']>,
	ConsumerCreationTimestamp: optional(time),
});

export const describeStreamConsumer = structure({ConsumerDescription: consumer});

export const listStreamConsumers = structure({Consumers: list(consumer), NextToken: optional(token)});

// A key is sent back to ask for the next page, as it came.
const tag = structure({Key: token, Value: optional(text)});

export const listTagsForStream = structure({Tags: list(tag), HasMoreTags: ifProper(isTrue)});

export const getShardIterator = structure({ShardIterator: token});

const parents = list(text);

const childShard = structure({ShardId: text, ParentShards: optional(parents)});

const children = list(childShard);

const childShards = optional(children);

// The protocol checks each record as it reads it.
const records: Shape<readonly KinesisRecord[]> = (value, path) => {
	if (!Array.isArray(value)) {
		throw new SyntaxError(`the member ${path} of the answer is no list`);
	}

	return value as KinesisRecord[];
};

export const getRecords = structure({
	Records: records,
	NextShardIterator: optional(token),
	MillisBehindLatest: asRead<unknown>,
	ChildShards: childShards,
});

export const putRecord = structure({ShardId: optional(text), SequenceNumber: optional(text)});

// The protocol checks each result as it reads it.
export const putRecords = structure({Records: list(asRead<PutRecordsResultEntry>)});

/**
An event of SubscribeToShard's answer.
*/
export const subscriptionEvent = structure({
	Records: optional(records),
	ContinuationSequenceNumber: optional(text),
	MillisBehindLatest: asRead<unknown>,
	ChildShards: childShards,
});
