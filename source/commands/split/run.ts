import process from 'node:process';
import {awsCommand} from '../../actions/aws-command.js';
import {readTraffic, type MinuteOfTraffic} from '../../actions/reading/read-traffic.js';
import {runHeadless} from '../../actions/run-headless.js';
import {listToReshard, openShardOf} from '../../actions/shards/open-shard.js';
import {splitWords} from '../../actions/shards/split.js';
import {readStatus} from '../../actions/streams/status.js';
import {NO_TRAFFIC} from '../../explain/explain-keys.js';
import {hexOf} from '../../explain/key-place.js';
import {planSplit, type Cut, type SplitPlan} from '../../explain/reshard.js';
import {splitPlanWords, splitWarning} from '../../explain/reshard-words.js';
import type {OpenShard} from '../../explain/traffic.js';
import {cutsOf} from '../../service/reshard.js';
import {isOpen, type Shard} from '../../service/shard.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import {UserError} from '../../user-error.js';
import {counted} from '../../words.js';
import type {Command, CommandContext} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {sentence} from '../output/sentence.js';
import {statusJson} from '../output/status-json.js';
import {withStream} from '../with-connection.js';

export type SplitConfig = CommonOptions & {
	readonly shardId: string;
	readonly at: Cut;
};

const noPlan = ({at}: SplitConfig, shard: Shard, minute: MinuteOfTraffic | undefined): UserError => {
	const name = `Shard ${shortShardId(shard.shardId)}`;
	const {first, last} = cutsOf(shard);
	if (first > last) {
		return new UserError('bad-hash-key', `${name} is too small to be split.`);
	}

	return at === 'median'
		? new UserError('no-traffic', `No record came into ${name.toLowerCase()} in the last ${counted(Math.round(minute?.seconds ?? 0), 'second')}, so there is no median: leave out --at-median to split it in the middle, or give --at.`)
		: new UserError('bad-hash-key', `${name} takes a split from ${hexOf(first)} to ${hexOf(last)} (in hex), and --at is not within.`, {exitCode: 2});
};

const tell = (plan: SplitPlan, minute: MinuteOfTraffic | undefined, {output}: CommandContext): void => {
	if (minute !== undefined) {
		output.progress(`Read ${counted(minute.records, 'record')} of the last ${counted(Math.round(minute.seconds), 'second')}, of all shards.`);
	}

	output.progress(splitPlanWords(plan));
	const warning = splitWarning(plan);
	if (warning !== undefined) {
		output.note(warning);
	}
};

/**
`clickmon split <shard>`: says where and with what loads, splits the shard, and waits until the stream is ACTIVE.
*/
export const runSplit: Command<SplitConfig> = async (config, context) => withStream(config, context, async headless => {
	const {output, random} = context;
	const listing = await listToReshard(headless);
	const shard = openShardOf(listing, config.shardId);
	const open = listing.shards.filter(one => isOpen(one));
	if (config.at === 'median' && listing.stream.ignoresKey) {
		throw new UserError('ignores-key', 'The stream spreads its records by itself (RecordDistributionStrategy AUTO): the keys say nothing of the halves, so there is no median.');
	}

	const minute = config.at === 'median' ? await readTraffic({...headless, random}, {openShards: open, createdAt: listing.stream.createdAt, wantedKeys: []}) : undefined;
	if (minute?.isWhole === false) {
		output.note('The last minute had more records than could be read in a minute: the median is that of a part of them.');
	}

	const shards: readonly OpenShard[] = minute?.shards ?? open.map(one => ({...one, recordsPerSecond: 0, bytesPerSecond: 0}));
	const plan = planSplit(shards.find(({shardId}) => shardId === shard.shardId)!, config.at, shards, minute?.traffic ?? NO_TRAFFIC);
	if (plan === undefined) {
		throw noPlan(config, shard, minute);
	}

	tell(plan, minute, context);
	const input = {shardId: shard.shardId, newStartingHashKey: plan.newStartingHashKey};
	output.progress(awsCommand(splitWords(config.streamName, input), headless.connection, process.platform));
	const done = await runHeadless('split-shard', headless, input);
	output.result(sentence(done), output.isJson
		? {
			...statusJson(await readStatus(headless)),
			split: {
				shardId: shard.shardId, newStartingHashKey: plan.newStartingHashKey.toString(), loads: plan.loads ?? null, warning: splitWarning(plan) ?? null,
			},
		}
		: {});
});
