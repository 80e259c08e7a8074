import type {StreamDescriptionSummary} from '@aws-sdk/client-kinesis';
import {
	CreateStreamCommand,
	DeleteStreamCommand,
	DescribeStreamSummaryCommand,
	ListStreamConsumersCommand,
} from '../connection/calls.js';
import type {Connection} from '../connection/connection.js';
import {MAX_RECORD_SIZE_KIB, RETENTION_HOURS} from '../limits.js';
import {retrying} from '../errors/retrying.js';

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

const toSummary = (description: StreamDescriptionSummary): StreamSummary => ({
	name: description.StreamName!,
	arn: description.StreamARN!,
	status: description.StreamStatus!,
	mode: description.StreamModeDetails?.StreamMode ?? 'PROVISIONED',
	createdAt: description.StreamCreationTimestamp?.getTime() ?? 0,
	retentionHours: description.RetentionPeriodHours ?? RETENTION_HOURS.default,
	openShardCount: description.OpenShardCount ?? 0,
	consumerCount: description.ConsumerCount ?? 0,
	encryptionType: description.EncryptionType ?? 'NONE',
	maxRecordSizeInKib: description.MaxRecordSizeInKiB ?? MAX_RECORD_SIZE_KIB.minimum,
});

/**
DescribeStreamSummary, tried once: for loops that retry for themselves.
*/
export const describeStreamOnce = async (connection: Connection, streamName: string, signal?: AbortSignal): Promise<StreamSummary> => {
	const {StreamDescriptionSummary: description} = await connection.sdk.send(new DescribeStreamSummaryCommand({StreamName: streamName}), {abortSignal: signal});
	return toSummary(description!);
};

/**
DescribeStreamSummary, which has the highest call rate of the describing calls (20/s per account) and says everything but the shards. Throttling and short outages are ridden out.
*/
export const describeStream = async (connection: Connection, streamName: string, signal?: AbortSignal): Promise<StreamSummary> =>
	retrying(async () => describeStreamOnce(connection, streamName, signal), {signal});

/**
Resolves when the service took the order; the stream is CREATING then. Not repeated after a failure: a second try could meet the first one's stream.
*/
export const createStream = async (connection: Connection, streamName: string, shardCount: number, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new CreateStreamCommand({StreamName: streamName, ShardCount: shardCount}), {abortSignal: signal});
};

/**
Orders the stream's deletion, registered consumers included; it is DELETING then.
*/
export const deleteStream = async (connection: Connection, streamName: string, signal?: AbortSignal): Promise<void> => {
	await connection.sdk.send(new DeleteStreamCommand({StreamName: streamName, EnforceConsumerDeletion: true}), {abortSignal: signal});
};

/**
All registered consumers of a stream.
*/
export const listConsumers = async (connection: Connection, streamArn: string, signal?: AbortSignal): Promise<StreamConsumer[]> => {
	const consumers: StreamConsumer[] = [];
	let nextToken: string | undefined;
	do {
		const input = {StreamARN: streamArn, NextToken: nextToken};
		const page = await retrying(async () => connection.sdk.send(new ListStreamConsumersCommand(input), {abortSignal: signal}), {signal});
		for (const consumer of page.Consumers ?? []) {
			consumers.push({
				name: consumer.ConsumerName!,
				arn: consumer.ConsumerARN!,
				status: consumer.ConsumerStatus!,
				createdAt: consumer.ConsumerCreationTimestamp?.getTime() ?? 0,
			});
		}

		nextToken = page.NextToken;
	} while (nextToken !== undefined);

	return consumers;
};
