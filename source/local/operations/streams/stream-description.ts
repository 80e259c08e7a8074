import {defineOperation} from '../../define-operation.js';
import {DESCRIBE_STREAM_CALLS_PER_SECOND, DESCRIBE_STREAM_DEFAULT_RESULTS, DESCRIBE_STREAM_SUMMARY_CALLS_PER_SECOND} from '../../../service/limits.js';
import type {WireObject} from '../../operation.js';
import type {Account} from '../../state/account.js';
import {findStream} from '../../state/find-stream.js';
import {streamStatus, type Stream} from '../../state/stream.js';
import {pageSize, shardId, streamMembers} from '../../validation/members.js';
import {shardIndexAfter, shardOutput, shardsInOrder} from '../shards/shard-output.js';

const common = (stream: Stream): WireObject => ({
	StreamName: stream.name,
	StreamARN: stream.arn,
	StreamStatus: streamStatus(stream),
	StreamModeDetails: {StreamMode: stream.mode},
	RetentionPeriodHours: stream.retentionHours,
	StreamCreationTimestamp: new Date(stream.createdAt),
	EnhancedMonitoring: [{ShardLevelMetrics: [...stream.enhancedMetrics]}],
	EncryptionType: stream.encryptionKeyId === undefined ? 'NONE' : 'KMS',
	...(stream.encryptionKeyId !== undefined && {KeyId: stream.encryptionKeyId}),
});

/**
B: only on-demand streams of accounts with the throughput commitment have it.
*/
export const warmThroughput = (account: Account, stream: Stream): WireObject =>
	stream.mode === 'ON_DEMAND' && account.commitment.status === 'ENABLED' && stream.warmThroughputMibps !== undefined
		? {WarmThroughput: {TargetMiBps: stream.warmThroughputMibps, CurrentMiBps: stream.warmThroughputMibps}}
		: {};

export const DescribeStreamSummary = defineOperation({
	input: streamMembers,
	rate: {perSecond: DESCRIBE_STREAM_SUMMARY_CALLS_PER_SECOND, per: 'account'},
	run(account, input) {
		const stream = findStream(account, input);
		return {
			StreamDescriptionSummary: {
				...common(stream),
				OpenShardCount: stream.openShards.length,
				ConsumerCount: stream.consumers.size,
				MaxRecordSizeInKiB: stream.maxRecordSizeInKib,
				...(stream.mode === 'ON_DEMAND' && {RecordDistributionStrategy: stream.recordDistribution}),
				...warmThroughput(account, stream),
			},
		};
	},
});

/**
B: at most 100 shards in an answer, whatever Limit says.
*/
export const DescribeStream = defineOperation({
	input: {...streamMembers, Limit: pageSize, ExclusiveStartShardId: shardId},
	rate: {perSecond: DESCRIBE_STREAM_CALLS_PER_SECOND, per: 'account'},
	run(account, input) {
		const stream = findStream(account, input);
		const after = shardIndexAfter(account, stream, input.ExclusiveStartShardId);
		const rest = shardsInOrder(stream).filter(shard => shard.index > after);
		const page = rest.slice(0, Math.min(input.Limit ?? DESCRIBE_STREAM_DEFAULT_RESULTS, DESCRIBE_STREAM_DEFAULT_RESULTS));
		return {StreamDescription: {...common(stream), Shards: page.map(shard => shardOutput(shard)), HasMoreShards: page.length < rest.length}};
	},
});
