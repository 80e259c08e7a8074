import {readTraffic, type MinuteOfTraffic} from '../../actions/reading/read-traffic.js';
import {readStatus} from '../../actions/streams/status.js';
import {adviceFor} from '../../explain/advice.js';
import {explainKeys, NO_TRAFFIC} from '../../explain/explain-keys.js';
import type {OpenShard} from '../../explain/traffic.js';
import {isOpen} from '../../service/shard.js';
import {shardIndexOf} from '../../service/shard-id.js';
import {UserError} from '../../user-error.js';
import {named} from '../../words.js';
import type {Command} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {withStream} from '../with-connection.js';
import {explainJson} from './explain-json.js';
import {explainText} from './explain-text.js';

export type ExplainConfig = CommonOptions & {
	/**
	Without keys, the keys with most records are explained.
	*/
	readonly partitionKeys: readonly string[];
	/**
	The count of shards to try out.
	*/
	readonly shardCount: number | undefined;
	/**
	Whether the last minute is read.
	*/
	readonly isLoading: boolean;
};

/**
Without keys, this many of the keys with most records are explained.
*/
const MOST_KEYS = 10;

const heaviest = ({traffic: {keys}}: MinuteOfTraffic): readonly string[] =>
	keys.slice(0, MOST_KEYS).map(({partitionKey}) => partitionKey);

/**
`clickmon explain`: where partition keys go, and where they would go with another count of shards.
*/
export const runExplain: Command<ExplainConfig> = async (config, context) => withStream(config, context, async headless => {
	const {output, random} = context;
	const {summary, shards: listed} = await readStatus(headless);
	const open = listed.filter(shard => isOpen(shard));
	if (open.length === 0) {
		throw new UserError('no-shards', `The ${named(summary.name)} is ${summary.status} and has no shards to explain: try again once it is ACTIVE.`);
	}

	const minute = config.isLoading ? await readTraffic({...headless, random}, {openShards: open, createdAt: summary.createdAt, wantedKeys: config.partitionKeys}) : undefined;
	if (minute?.isWhole === false) {
		output.note('The last minute had more records than could be read in a minute: the figures of the load are too low.');
	}

	const shards: readonly OpenShard[] = minute?.shards ?? open.map(shard => ({...shard, recordsPerSecond: 0, bytesPerSecond: 0}));
	const {mode, ignoresKey = false} = summary;
	const isScalable = mode === 'PROVISIONED' && !ignoresKey;
	const explanation = explainKeys(minute && config.partitionKeys.length === 0 ? heaviest(minute) : config.partitionKeys, {
		shards,
		traffic: minute?.traffic,
		shardCount: isScalable ? config.shardCount : undefined,
		nextIndex: 1 + Math.max(...listed.map(shard => shardIndexOf(shard.shardId))),
		ignoresKey,
	});
	// Advice on scaling needs the traffic of a minute. A stream that cannot be scaled gets advice without it.
	const advice = isScalable && minute === undefined
		? undefined
		: adviceFor({
			shards, traffic: minute?.traffic ?? NO_TRAFFIC, mode, ignoresKey,
		});
	const input = {
		summary, shards, explanation, advice, minute,
	};
	output.result(explainText(input), explainJson(input));
});
