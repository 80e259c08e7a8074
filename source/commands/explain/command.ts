import {PARTITION_KEY_MAX_LENGTH} from '../../service/limits.js';
import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {wrongUsage} from '../options/flags.js';
import {option} from '../options/option.js';
import {shards} from '../options/shared-options.js';

const load = option('--load', 'Read the last minute’s records too, for what each key and shard carries; without keys, those that carry most');

const checkKey = (partitionKey: string): string => {
	const {length} = [...partitionKey];
	if (length === 0 || length > PARTITION_KEY_MAX_LENGTH) {
		throw wrongUsage(`A partition key has 1 to ${PARTITION_KEY_MAX_LENGTH} characters, and one of these has ${length}.`);
	}

	return partitionKey;
};

export const explain = defineCommand({
	name: 'explain',
	usage: 'explain <key> ...',
	subject: 'Records',
	description: 'Say where partition keys go: hash, range and shard; with `--shards N` what another count of shards would move',
	examples: ['explain user-1 user-2', 'explain --load --shards 4'],
	options: [...streamOptions, shards, load],
	mostWords: Infinity,
	read(flags) {
		const isLoading = flags.has(load);
		if (!isLoading && flags.words.length === 0) {
			throw wrongUsage('clickmon explain wants a partition key or more, as in clickmon explain user-1 user-2; with --load it finds those that carry most.');
		}

		return {partitionKeys: flags.words.map(word => checkKey(word)), shardCount: flags.value(shards), isLoading};
	},
	async load() {
		const {runExplain} = await import('./run.js');
		return runExplain;
	},
});
