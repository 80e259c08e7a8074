import {DescribeDeliveryStreamCommand, FirehoseClient, ListDeliveryStreamsCommand} from '@aws-sdk/client-firehose';
import {visible} from '../../words.js';
import type {Access} from '../access.js';
import {createServiceClient} from '../service-client.js';
import {classifyReaderError, retryingReader} from './reader-errors.js';

/**
A Firehose stream that reads from a Kinesis stream. It tells no position.
*/
export type DeliveryStream = {
	readonly name: string;
	readonly status: string;
	/**
	Since when it reads, in ms since the epoch.
	*/
	readonly startedAt: number | undefined;
};

/**
The most Firehose streams that are looked at: a call for each.
*/
export const MOST_DELIVERY_STREAMS = 100;

/**
Which Kinesis stream each of them reads, as far as it is known: that never changes.
*/
export type KnownSources = Map<string, string | undefined>;

type Options = {
	readonly sources: KnownSources;
	right(name: string): void;
	readonly signal: AbortSignal;
};

/**
The Firehose streams that read this stream. `right` is called with the permission of the next call. A stream that is known to read another one is not asked again.
*/
export const listDeliveryStreams = async (access: Access, streamArn: string, {sources, right, signal}: Options): Promise<DeliveryStream[]> => {
	const client = createServiceClient(access, {classifyError: classifyReaderError, answerBytesOf: () => undefined}, settings => new FirehoseClient(settings));
	try {
		const names: string[] = [];
		let hasMore = true;
		while (hasMore && names.length < MOST_DELIVERY_STREAMS) {
			right('firehose:ListDeliveryStreams');
			const call = new ListDeliveryStreamsCommand({DeliveryStreamType: 'KinesisStreamAsSource', ExclusiveStartDeliveryStreamName: names.at(-1)});
			const answer = await retryingReader(async () => client.send(call, {abortSignal: signal}), {signal});
			const page = answer.DeliveryStreamNames ?? [];
			names.push(...page);
			hasMore = answer.HasMoreDeliveryStreams === true && page.length > 0;
		}

		const found: DeliveryStream[] = [];
		for (const name of names.slice(0, MOST_DELIVERY_STREAMS)) {
			if (sources.has(name) && sources.get(name) !== streamArn) {
				continue;
			}

			right('firehose:DescribeDeliveryStream');
			const call = new DescribeDeliveryStreamCommand({DeliveryStreamName: name});
			const {DeliveryStreamDescription: described} = await retryingReader(async () => client.send(call, {abortSignal: signal}), {signal});
			const source = described?.Source?.KinesisStreamSourceDescription;
			sources.set(name, source?.KinesisStreamARN);
			if (source?.KinesisStreamARN === streamArn) {
				found.push({
					name: visible(name), status: visible(described?.DeliveryStreamStatus ?? 'unknown'), startedAt: source.DeliveryStartTimestamp?.getTime(),
				});
			}
		}

		return found;
	} finally {
		client.destroy();
	}
};
