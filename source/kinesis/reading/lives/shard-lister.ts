import type {Clock} from '../../../time/clock.js';
import type {Random} from '../../../random.js';
import {classifyError, retrying} from '../../errors/error-kind.js';
import {listShards} from '../../streams/shards.js';
import type {ChildShard} from '../shard-reading.js';
import {withParents} from './reading-order.js';
import type {KnownStream} from './stream-identity.js';

export type ShardListing = KnownStream & {
	readonly clock: Clock;
	readonly random: Random;
};

/**
Lists the shards of the stream that is being read, for ended shards that wait for their children. It retries until it works. Hundreds may end at once: one listing answers all requests that come meanwhile. Empty without permission to list.
*/
export const createShardLister = ({connection, streamName, clock, random}: ShardListing, signal: AbortSignal): () => Promise<readonly ChildShard[]> => {
	const options = {signal, clock, random};

	const list = async (): Promise<readonly ChildShard[]> => {
		try {
			const shards = await retrying(async () => listShards(connection, streamName, options), {...options, isPatient: true});
			return shards.map(shard => withParents(shard));
		} catch (error) {
			if (classifyError(error) === 'denied') {
				return [];
			}

			throw error;
		}
	};

	let listing: Promise<readonly ChildShard[]> | undefined;
	return async () => {
		listing ??= list().finally(() => {
			listing = undefined;
		});
		return listing;
	};
};
