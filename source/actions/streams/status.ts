import type {Shard} from '../../service/shard.js';
import {listShards} from '../../kinesis/streams/shards.js';
import type {StreamSummary} from '../../service/stream.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import {inHashKeyOrder} from '../../monitor/meters/shard-order.js';
import type {ActionContext} from '../action.js';

export type StreamStatusReport = {
	readonly summary: StreamSummary;
	/**
	In hash-key order, with closed shards. Empty while the stream is CREATING or DELETING: the service lists no shards then.
	*/
	readonly shards: readonly Shard[];
};

/**
The stream's summary and its shards. Throws what the service says.
*/
export const readStatus = async ({connection, streamName, signal}: Pick<ActionContext, 'connection' | 'streamName' | 'signal'>): Promise<StreamStatusReport> => {
	const summary = await describeStream(connection, streamName, signal);
	const isListable = summary.status === 'ACTIVE' || summary.status === 'UPDATING';
	const shards = isListable ? await listShards(connection, streamName, {signal}) : [];
	return {summary, shards: inHashKeyOrder(shards)};
};
