import type {ListedStreamWithShards, StreamListing} from '../../actions/streams/stream-listing.js';
import {sanitize} from '../../records/text/sanitize.js';
import {textTable} from '../output/text-table.js';

const UNKNOWN = '-';

const time = (milliseconds: number | undefined): string | undefined => milliseconds === undefined ? undefined : new Date(milliseconds).toISOString();

type Column = {
	readonly head: string;
	isPartOf(missing: StreamListing['missing']): boolean;
	cell(stream: ListedStreamWithShards): string | number | undefined;
};

const columns: readonly Column[] = [
	{head: 'STREAM', isPartOf: () => true, cell: ({name}) => name},
	{head: 'STATUS', isPartOf: missing => missing !== 'summaries', cell: ({status}) => status},
	{head: 'MODE', isPartOf: missing => missing !== 'summaries', cell: ({mode}) => mode},
	{head: 'OPEN SHARDS', isPartOf: missing => missing === undefined, cell: ({openShardCount}) => openShardCount},
	{head: 'CREATED', isPartOf: missing => missing !== 'summaries', cell: ({createdAt}) => time(createdAt)},
];

/**
What `clickmon streams` says to a person: a row per stream.
*/
export const streamsText = ({streams, missing}: StreamListing): string => {
	const shown = columns.filter(({isPartOf}) => isPartOf(missing));
	return textTable([
		shown.map(({head}) => head),
		...streams.map(stream => shown.map(({cell}) => sanitize(String(cell(stream) ?? UNKNOWN)))),
	]).join('\n');
};

/**
A stream's line of `streams --json`; null stands for what is not known.
*/
export const streamJson = ({name, arn, status, mode, openShardCount, createdAt}: ListedStreamWithShards) => ({
	streamName: name,
	streamArn: arn ?? null,
	streamStatus: status ?? null,
	streamMode: mode ?? null,
	openShardCount: openShardCount ?? null,
	creationTimestamp: time(createdAt) ?? null,
});
