import {mergeShards} from '../../kinesis/streams/resharding.js';
import {listShards} from '../../kinesis/streams/shards.js';
import {alongHashKeys} from '../../service/hash-ranges.js';
import {isFollowedBy, neighboursOf} from '../../service/reshard.js';
import {isOpen, type Shard} from '../../service/shard.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import {UserError} from '../../user-error.js';
import {counted, listed, named} from '../../words.js';
import type {ActionContext} from '../action.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction} from '../define-action.js';
import {
	listToReshard,
	openShardOf,
	shardWords,
	whyNotReshardable,
	type ListedStream,
} from './open-shard.js';
import {order, waitForChange} from './order.js';

/**
Two shards, in any order.
*/
export type MergeInput = {
	readonly shardId: string;
	readonly otherShardId: string;
};

/**
The two in the order of their hash keys. Throws a UserError if they are no neighbours, with the neighbours that there are.
*/
export const mergePair = (listing: ListedStream, {shardId, otherShardId}: MergeInput): {readonly lower: Shard; readonly upper: Shard} => {
	const shard = openShardOf(listing, shardId);
	const other = openShardOf(listing, otherShardId);
	const [lower, upper] = alongHashKeys([shard, other]) as [Shard, Shard];
	if (isFollowedBy(lower, upper)) {
		return {lower, upper};
	}

	const {below, above} = neighboursOf(shard, listing.shards.filter(one => isOpen(one)));
	const neighbours = [below, above].filter(one => one !== undefined).map(one => shardWords(one));
	const advice = neighbours.length === 0 ? 'it has no neighbour' : `its neighbours are ${listed(neighbours)}`;
	throw new UserError('not-adjacent', `Shards ${shortShardId(shardId)} and ${shortShardId(otherShardId)} of ${named(listing.stream.name)} are not next to each other. Only neighbours are merged; of shard ${shortShardId(shardId)}, ${advice}.`);
};

const run = async (context: ActionContext, input: MergeInput): Promise<string> => {
	const {connection, streamName, signal} = context;
	const {lower, upper} = mergePair(await listToReshard(context), input);
	const child = async (): Promise<Shard | undefined> => {
		const shards = await listShards(connection, streamName, {signal});
		return shards.find(({parentShardId, adjacentParentShardId}) => {
			const parents = new Set([parentShardId, adjacentParentShardId]);
			return parents.has(lower.shardId) && parents.has(upper.shardId);
		});
	};

	const isThere = async (): Promise<boolean> => {
		const born = await child();
		return born !== undefined;
	};

	await order(context, async () => mergeShards(connection, streamName, {lower: lower.shardId, upper: upper.shardId}, signal), isThere);
	const {openShardCount} = await waitForChange(context, isThere);
	const born = await child();
	return `merged shards ${shortShardId(lower.shardId)} and ${shortShardId(upper.shardId)} of ${named(streamName)}${born === undefined ? '' : ` into ${shardWords(born)}`}: ${counted(openShardCount, 'open shard')}`;
};

/**
The words of the equivalent `aws` command.
*/
export const mergeWords = (streamName: string, {lower, upper}: {readonly lower: string; readonly upper: string}): readonly string[] =>
	kinesisWords('merge-shards', {'stream-name': streamName, 'shard-to-merge': lower, 'adjacent-shard-to-merge': upper});

export const mergeTwo = defineAction({
	id: 'merge-shards',
	label: () => 'merge shards',
	description: 'Merges two neighbouring shards into one, and waits until the stream is ACTIVE.',
	consequence: () => 'This merges two shards into one, which takes half as much as the two together. The stream costs one shard less from then on. A split takes it back.',
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotReshardable(snapshot) ?? true,
	cliEquivalent({state}, {shardId, otherShardId}: MergeInput) {
		const pair = [shardId, otherShardId].map(id => state.shards.find(shard => shard.shardId === id)).filter(shard => shard !== undefined);
		const [lower = shardId, upper = otherShardId] = pair.length === 2 ? alongHashKeys(pair).map(shard => shard.shardId) : [];
		return mergeWords(state.streamName, {lower, upper});
	},
	run: async (context, input: MergeInput) => run(context, input),
});
