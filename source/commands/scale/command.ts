import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {readShardCount} from '../options/shared-options.js';

export const scale = defineCommand({
	name: 'scale',
	usage: 'scale <count>',
	description: 'Change the number of open shards and wait until the stream is ACTIVE',
	options: streamOptions,
	mostWords: 1,
	read: ({words}) => ({shardCount: readShardCount('clickmon scale', words[0] ?? '')}),
	async load() {
		const {runScale} = await import('./run.js');
		return runScale;
	},
});
