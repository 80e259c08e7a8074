import {firstDigits} from '../../explain/key-place.js';
import {listShards} from '../../kinesis/streams/shards.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {createShardFamily} from '../../service/shard-family.js';
import {isOpen, type Shard} from '../../service/shard.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import type {StreamSummary} from '../../service/stream.js';
import {UserError} from '../../user-error.js';
import {listed, named} from '../../words.js';
import type {ActionContext} from '../action.js';
import {whyNotActive} from '../define-action.js';

export type ListedStream = {
	readonly stream: StreamSummary;
	/**
	With closed ones.
	*/
	readonly shards: readonly Shard[];
};

/**
The stream and its shards, for a change of single shards. Throws a UserError where the service would take none: on demand, or not ACTIVE.
*/
export const listToReshard = async ({connection, streamName, signal}: Pick<ActionContext, 'connection' | 'streamName' | 'signal'>): Promise<ListedStream> => {
	const stream = await describeStream(connection, streamName, signal);
	if (stream.mode === 'ON_DEMAND') {
		throw new UserError('on-demand', `The ${named(stream.name)} is on demand: the service splits and merges its shards by itself, and takes it from you only in provisioned mode.`);
	}

	if (stream.status !== 'ACTIVE') {
		throw new UserError('in-use', `The ${named(stream.name)} is ${stream.status}: wait until it is ACTIVE (see \`clickmon status\`), then try again.`);
	}

	return {stream, shards: await listShards(connection, streamName, {signal})};
};

/**
`shard 1 (00-7f)`.
*/
export const shardWords = ({shardId, startingHashKey, endingHashKey}: Pick<Shard, 'shardId' | 'startingHashKey' | 'endingHashKey'>): string =>
	`shard ${shortShardId(shardId)} (${firstDigits(startingHashKey)}-${firstDigits(endingHashKey)})`;

/**
The open shard of this id. Throws a UserError if there is none, or it is closed.
*/
export const openShardOf = ({stream, shards}: ListedStream, shardId: string): Shard => {
	const shard = shards.find(one => one.shardId === shardId);
	const open = listed(shards.filter(one => isOpen(one)).map(one => shortShardId(one.shardId)).slice(0, 20));
	if (shard === undefined) {
		throw new UserError('not-found', `The ${named(stream.name)} has no shard ${shortShardId(shardId)}: open are ${open}.`);
	}

	if (!isOpen(shard)) {
		const children = createShardFamily(shards).childrenOf(shardId);
		const became = children.length === 0 ? '' : ` It became ${listed(children.map(child => shortShardId(child)))}.`;
		throw new UserError('closed-shard', `Shard ${shortShardId(shardId)} of ${named(stream.name)} is closed, and takes no change.${became} Open are ${open}.`);
	}

	return shard;
};

/**
Why no single shard can be changed now, in a few words; undefined if it can.
*/
export const whyNotReshardable = (snapshot: Snapshot): string | undefined =>
	whyNotActive(snapshot) ?? (snapshot.state.stream?.mode === 'ON_DEMAND' ? 'on-demand: the service scales it' : undefined);
