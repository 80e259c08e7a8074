import type {ValueOf} from '../client/answer-shapes.js';
import type {describeStreamSummary, listStreamConsumers} from '../client/answers.js';
import {
	CreateStreamCommand,
	DeleteStreamCommand,
	DescribeStreamSummaryCommand,
	ListStreamConsumersCommand,
	UpdateShardCountCommand,
} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import {MAX_RECORD_SIZE_KIB, RETENTION_HOURS} from '../../service/limits.js';
import type {StreamConsumer, StreamSummary} from '../../service/stream.js';
import {retrying} from '../errors/error-kind.js';
import {allPages} from './pages.js';

const shardLevelMetricsOf = ({EnhancedMonitoring: monitoring = []}: ValueOf<typeof describeStreamSummary>['StreamDescriptionSummary']): readonly string[] =>
	monitoring.flatMap(({ShardLevelMetrics: metrics = []}) => metrics);

const toSummary = ({StreamDescriptionSummary: description}: ValueOf<typeof describeStreamSummary>): StreamSummary => ({
	name: description.StreamName,
	arn: description.StreamARN,
	status: description.StreamStatus,
	mode: description.StreamModeDetails?.StreamMode ?? 'PROVISIONED',
	createdAt: description.StreamCreationTimestamp?.getTime() ?? 0,
	retentionHours: description.RetentionPeriodHours ?? RETENTION_HOURS.default,
	openShardCount: description.OpenShardCount ?? 0,
	consumerCount: description.ConsumerCount ?? 0,
	encryptionType: description.EncryptionType ?? 'NONE',
	maxRecordSizeInKib: description.MaxRecordSizeInKiB ?? MAX_RECORD_SIZE_KIB.minimum,
	...(description.KeyId !== undefined && {encryptionKeyId: description.KeyId}),
	...(shardLevelMetricsOf(description).length > 0 && {shardLevelMetrics: shardLevelMetricsOf(description)}),
	...(description.RecordDistributionStrategy === 'AUTO' && {ignoresKey: true}),
});

/**
DescribeStreamSummary, tried once: for loops that retry for themselves.
*/
export const describeStreamOnce = async (connection: Connection, streamName: string, signal?: AbortSignal): Promise<StreamSummary> => {
	const answer = await connection.sdk.send(new DescribeStreamSummaryCommand({StreamName: streamName}), {abortSignal: signal});
	return toSummary(answer);
};

/**
DescribeStreamSummary, which has the highest call rate of the describing calls (20/s per account) and says everything but the shards. It survives throttling and short outages.
*/
export const describeStream = async (connection: Connection, streamName: string, signal?: AbortSignal): Promise<StreamSummary> =>
	retrying(async () => describeStreamOnce(connection, streamName, signal), {signal});

/**
Resolves when the service accepted the request; the stream is then CREATING. It is not repeated after a failure: a second try could meet the first one's stream.
*/
export const createStream = async (connection: Connection, streamName: string, shardCount: number, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new CreateStreamCommand({StreamName: streamName, ShardCount: shardCount}), {abortSignal: signal});
};

/**
Requests the deletion of the stream and its registered consumers. The stream is then DELETING.
*/
export const deleteStream = async (connection: Connection, streamName: string, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new DeleteStreamCommand({StreamName: streamName, EnforceConsumerDeletion: true}), {abortSignal: signal});
};

/**
Orders a uniform rescale; the stream is UPDATING then, and reads and writes go on.
*/
export const updateShardCount = async (connection: Connection, streamName: string, target: number, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new UpdateShardCountCommand({StreamName: streamName, TargetShardCount: target, ScalingType: 'UNIFORM_SCALING'}), {abortSignal: signal});
};

/**
All registered consumers of a stream.
*/
export const listConsumers = async (connection: Connection, streamArn: string, signal?: AbortSignal): Promise<StreamConsumer[]> => {
	const consumers: StreamConsumer[] = [];
	const pages = allPages<ValueOf<typeof listStreamConsumers>, string>(
		async token => retrying(async () => connection.sdk.send(new ListStreamConsumersCommand({StreamARN: streamArn, NextToken: token}), {abortSignal: signal}), {signal}),
		({Consumers: {length: count}, NextToken: next}) => ({count, next}),
	);
	for await (const page of pages) {
		for (const consumer of page.Consumers) {
			consumers.push({
				name: consumer.ConsumerName,
				arn: consumer.ConsumerARN,
				status: consumer.ConsumerStatus,
				createdAt: consumer.ConsumerCreationTimestamp?.getTime() ?? 0,
			});
		}
	}

	return consumers;
};
