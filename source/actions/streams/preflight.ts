import type {StreamSummary} from '../../service/stream.js';
import {describeStream, listConsumers} from '../../kinesis/streams/stream.js';
import {isOpen, type Shard} from '../../service/shard.js';
import {listShards} from '../../kinesis/streams/shards.js';
import {oneLine, counted, named} from '../../words.js';
import type {MonitorState} from '../../monitor/state.js';
import type {ActionContext} from '../action.js';

/**
What a tear-down takes with it.
*/
export type Preflight = {
	readonly streamName: string;
	/**
	The endpoint, or on AWS the region.
	*/
	readonly place: string;
	/**
	Milliseconds since the epoch.
	*/
	readonly createdAt: number;
	readonly openShardCount: number;
	readonly closedShardCount: number;
	readonly retentionHours: number;
	readonly consumerCount: number;
	/**
	Empty while they are not known.
	*/
	readonly consumerNames: readonly string[];
};

type Place = {readonly region: string; readonly endpoint: string | undefined};

const preflightOf = (stream: StreamSummary, shards: readonly Shard[], {region, endpoint}: Place, consumerNames: readonly string[]): Preflight => ({
	streamName: stream.name,
	place: endpoint ?? region,
	createdAt: stream.createdAt,
	openShardCount: stream.openShardCount,
	closedShardCount: shards.filter(shard => !isOpen(shard)).length,
	retentionHours: stream.retentionHours,
	consumerCount: Math.max(stream.consumerCount, consumerNames.length),
	consumerNames,
});

/**
From what the monitor knows, so that a dialog opens at once; undefined without a stream.
*/
export const preflightOfState = (state: MonitorState): Preflight | undefined => state.stream && preflightOf(state.stream, state.shards, state, []);

/**
From the service, consumers by name.
*/
export const readPreflight = async ({connection, streamName, signal}: Pick<ActionContext, 'connection' | 'streamName' | 'signal'>): Promise<Preflight> => {
	const stream = await describeStream(connection, streamName, signal);
	const [shards, consumers] = await Promise.all([
		listShards(connection, streamName, {signal}),
		stream.consumerCount > 0 ? listConsumers(connection, stream.arn, signal) : [],
	]);
	return preflightOf(stream, shards, connection, consumers.map(({name}) => name));
};

/**
The same for a person, one line each.
*/
export const preflightLines = (preflight: Preflight): string[] => {
	const {closedShardCount, consumerCount, consumerNames} = preflight;
	const closed = closedShardCount > 0 ? ` and ${counted(closedShardCount, 'closed shard')}` : '';
	const names = consumerNames.length > 0 ? `: ${consumerNames.map(name => oneLine(name)).join(', ')}` : '';
	return [
		`${named(preflight.streamName)} (${oneLine(preflight.place)}), created ${new Date(preflight.createdAt).toISOString()}`,
		`${counted(preflight.openShardCount, 'open shard')}${closed}`,
		`all records of the last ${counted(preflight.retentionHours, 'hour')}`,
		...(consumerCount > 0 ? [`${counted(consumerCount, 'fan-out consumer')}${names}`] : []),
	];
};
