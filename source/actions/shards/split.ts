import {splitShard} from '../../kinesis/streams/resharding.js';
import {listShards} from '../../kinesis/streams/shards.js';
import {firstDigits, hexOf} from '../../explain/key-place.js';
import {cutsOf} from '../../service/reshard.js';
import type {Shard} from '../../service/shard.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import {UserError} from '../../user-error.js';
import {listed, named} from '../../words.js';
import type {ActionContext} from '../action.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction} from '../define-action.js';
import {
	listToReshard,
	openShardOf,
	shardWords,
	whyNotReshardable,
} from './open-shard.js';
import {order, waitForChange} from './order.js';

export type SplitInput = {
	readonly shardId: string;
	/**
	The first hash key of the upper half.
	*/
	readonly newStartingHashKey: bigint;
};

const checkCut = (shard: Shard, cut: bigint): void => {
	const {first, last} = cutsOf(shard);
	if (cut < first || cut > last) {
		throw new UserError('bad-hash-key', first > last
			? `Shard ${shortShardId(shard.shardId)} is too small to be split.`
			: `Shard ${shortShardId(shard.shardId)} takes a split from ${hexOf(first)} to ${hexOf(last)}, and ${hexOf(cut)} is not within.`);
	}
};

const run = async (context: ActionContext, split: SplitInput): Promise<string> => {
	const {connection, streamName, signal} = context;
	const {shardId, newStartingHashKey} = split;
	const shard = openShardOf(await listToReshard(context), shardId);
	checkCut(shard, newStartingHashKey);
	const children = async (): Promise<readonly Shard[]> => {
		const shards = await listShards(connection, streamName, {signal});
		return shards.filter(({parentShardId, adjacentParentShardId}) => parentShardId === shardId && adjacentParentShardId === undefined);
	};

	const isThere = async (): Promise<boolean> => {
		const born = await children();
		return born.length === 2;
	};

	await order(context, async () => splitShard(connection, streamName, split, signal), isThere);
	const {openShardCount} = await waitForChange(context, isThere);
	const born = await children();
	return `split shard ${shortShardId(shardId)} of ${named(streamName)} at ${firstDigits(newStartingHashKey)} into ${listed(born.map(child => shardWords(child)))}: ${openShardCount} open shards`;
};

/**
The words of the equivalent `aws` command.
*/
export const splitWords = (streamName: string, {shardId, newStartingHashKey}: SplitInput): readonly string[] =>
	kinesisWords('split-shard', {'stream-name': streamName, 'shard-to-split': shardId, 'new-starting-hash-key': newStartingHashKey.toString()});

export const splitOne = defineAction({
	id: 'split-shard',
	label: () => 'split shard',
	description: 'Splits one shard in two at a hash key, and waits until the stream is ACTIVE.',
	consequence: () => 'This splits one shard in two. Each shard is paid for by the hour, so the stream costs one shard more from then on. A merge of the two takes it back.',
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotReshardable(snapshot) ?? true,
	cliEquivalent: ({state}, input: SplitInput) => splitWords(state.streamName, input),
	run: async (context, input: SplitInput) => run(context, input),
});
