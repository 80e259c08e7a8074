import type {ValueOf} from '../client/answer-shapes.js';
import type * as answers from '../client/answers.js';
import {ListStreamsCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import {retrying} from '../errors/error-kind.js';
import type {StreamMode, StreamStatus, StreamSummary} from '../../service/stream.js';
import {allPages} from './pages.js';

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

const toListed = ({StreamNames: names, StreamSummaries: summaries = []}: ValueOf<typeof answers.listStreams>): ListedStream[] => {
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

const BY_NAME = 'name ';

/**
The pages of all streams of this account and region, by name.
*/
export async function * listStreamPages(connection: Connection, signal?: AbortSignal): AsyncGenerator<readonly ListedStream[]> {
	const pages = allPages<ValueOf<typeof answers.listStreams>, string>(
		async next => {
			const input = next?.startsWith(BY_NAME) ? {ExclusiveStartStreamName: next.slice(BY_NAME.length)} : {NextToken: next};
			return retrying(async () => connection.sdk.send(new ListStreamsCommand(input), {abortSignal: signal}), {signal});
		},
		({StreamNames: names, NextToken: token, HasMoreStreams: hasMore}) => {
			// Some emulators page by the last name and give no token.
			const lastName = names.at(-1);
			const next = token ?? (lastName === undefined ? undefined : `${BY_NAME}${lastName}`);
			return {count: names.length, next: hasMore ? next : undefined};
		},
	);
	for await (const page of pages) {
		yield toListed(page);
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
