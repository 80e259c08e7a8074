import {shardId} from '../../typed/values.js';
import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {wrongUsage} from '../options/flags.js';

export const merge = defineCommand({
	name: 'merge',
	usage: 'merge <shard> <shard>',
	subject: 'Its shards',
	description: 'Merge two neighbouring shards into one, and wait until the stream is ACTIVE',
	examples: ['merge 1 2'],
	options: streamOptions,
	changesStream: true,
	mostWords: 2,
	read({words}) {
		const [one, other] = words;
		if (one === undefined || other === undefined) {
			throw wrongUsage('clickmon merge wants two shards, by their ids or numbers, as in clickmon merge 1 2; clickmon status lists them.');
		}

		const pair = {shardId: shardId('clickmon merge', one), otherShardId: shardId('clickmon merge', other)};
		if (pair.shardId === pair.otherShardId) {
			throw wrongUsage(`clickmon merge wants two shards, and “${one}” and “${other}” are the same one; clickmon status lists the shards with their ranges, and neighbours can be merged.`);
		}

		return pair;
	},
	async load() {
		const {runMerge} = await import('./run.js');
		return runMerge;
	},
});
