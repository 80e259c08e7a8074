import {hashKey, shardId} from '../../typed/values.js';
import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {wrongUsage} from '../options/flags.js';
import {option} from '../options/option.js';

const at = option('--at HASH', 'Split at this hash key, which becomes the first of the upper half; else in the middle of the range', {read: hashKey});
const atMedian = option('--at-median', 'Split where the bytes of the last minute, which is read for it, are even on both sides');

export const split = defineCommand({
	name: 'split',
	usage: 'split <shard>',
	subject: 'Its shards',
	description: 'Split one shard in two, in the middle, at a hash key or at the median of its traffic, and wait until the stream is ACTIVE',
	examples: ['split 0 --at-median'],
	options: [...streamOptions, at, atMedian],
	changesStream: true,
	mostWords: 1,
	read(flags) {
		const [shard] = flags.words;
		if (shard === undefined) {
			throw wrongUsage('clickmon split wants a shard, by its id or its number, as in clickmon split 0; clickmon status lists them.');
		}

		const cut = flags.value(at);
		if (cut !== undefined && flags.has(atMedian)) {
			throw wrongUsage('A shard is split at one place: leave out --at or --at-median.');
		}

		return {shardId: shardId('clickmon split', shard), at: cut ?? (flags.has(atMedian) ? 'median' as const : 'middle' as const)};
	},
	async load() {
		const {runSplit} = await import('./run.js');
		return runSplit;
	},
});
