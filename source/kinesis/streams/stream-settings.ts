import type {Connection} from '../client/connection.js';
import {classifyError} from '../errors/error-kind.js';
import {troubleOf, type FailedCall} from '../errors/trouble.js';
import type {Part, StreamSettings} from '../../service/stream-settings.js';
import {describeStream, listConsumers} from './stream.js';
import {listTags} from './tags.js';

type Question = Pick<FailedCall, 'subject' | 'right'>;

/**
Reads all that the service says of a stream: up to three calls, and more for long lists. What may not be read, or fails, is missing with its reason, and the rest stands. Throws the service's error if the stream is not there or nothing can be reached, and the signal's reason when it aborts.
*/
export const readStreamSettings = async (connection: Connection, streamName: string, signal?: AbortSignal): Promise<StreamSettings> => {
	const part = async <Value>(ask: () => Promise<Value>, question: Question, isPassed: (error: unknown) => boolean = () => true): Promise<Part<Value>> => {
		try {
			return {value: await ask()};
		} catch (error) {
			signal?.throwIfAborted();
			if (!isPassed(error)) {
				throw error;
			}

			return {trouble: troubleOf(error, {...connection, streamName, ...question})};
		}
	};

	const summary = await part(
		async () => describeStream(connection, streamName, signal),
		{subject: 'the stream', right: 'kinesis:DescribeStreamSummary'},
		error => classifyError(error) === 'denied',
	);
	const arn = summary.value?.arn ?? connection.streamArn;
	const [consumers, tags] = await Promise.all([
		arn === undefined
			? {trouble: {message: 'fan-out consumers: they are listed by the stream\'s ARN, which is not known; give it with --stream.'}}
			: part(async () => listConsumers(connection, arn, signal), {subject: 'fan-out consumers', right: 'kinesis:ListStreamConsumers'}),
		part(async () => listTags(connection, streamName, signal), {subject: 'tags', right: 'kinesis:ListTagsForStream'}),
	]);
	return {summary, consumers, tags};
};
