import type {ListStreamsOutput} from '@aws-sdk/client-kinesis';
import {ListStreamsCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import {retrying} from '../errors/error-kind.js';
import type {StreamMode, StreamStatus, StreamSummary} from '../../service/stream.js';

/**
What ListStreams says of a stream; an older endpoint or emulator says its name alone.
*/
export type ListedStream = Pick<StreamSummary, 'name'> & {
	readonly arn: string | undefined;
	readonly status: StreamStatus | undefined;
	readonly mode: StreamMode | undefined;
	/**
	Milliseconds since the epoch.
	*/
	readonly createdAt: number | undefined;
};

const toListed = ({StreamNames: names = [], StreamSummaries: summaries = []}: ListStreamsOutput): ListedStream[] => {
	const byName = new Map(summaries.map(summary => [summary.StreamName, summary]));
	return names.map(name => {
		const summary = byName.get(name);
		return {
			name,
			arn: summary?.StreamARN,
			status: summary?.StreamStatus,
			mode: summary?.StreamModeDetails?.StreamMode,
			createdAt: summary?.StreamCreationTimestamp?.getTime(),
		};
	});
};

/**
The pages of all streams of this account and region, by name.
*/
export async function * listStreamPages(connection: Connection, signal?: AbortSignal): AsyncGenerator<readonly ListedStream[]> {
	let nextToken: string | undefined;
	let lastName: string | undefined;
	let hasMore = true;
	while (hasMore) {
		// Some emulators page by the last name and give no token.
		const input = nextToken === undefined ? {ExclusiveStartStreamName: lastName} : {NextToken: nextToken};
		const page = await retrying(async () => connection.sdk.send(new ListStreamsCommand(input), {abortSignal: signal}), {signal});
		const streams = toListed(page);
		yield streams;
		nextToken = page.NextToken;
		lastName = streams.at(-1)?.name;
		hasMore = page.HasMoreStreams === true && (nextToken !== undefined || lastName !== undefined);
	}
}

/**
All streams of this account and region, by name.
*/
export async function * listStreams(connection: Connection, signal?: AbortSignal): AsyncGenerator<ListedStream> {
	for await (const page of listStreamPages(connection, signal)) {
		yield * page;
	}
}
