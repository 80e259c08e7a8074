import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {readTailOptions, tailOptions} from './options.js';

export const tail = defineCommand({
	name: 'tail',
	usage: 'tail',
	description: 'Print the records of every shard, following reshards',
	options: [...streamOptions, ...tailOptions],
	read: readTailOptions,
	async load() {
		const {runTail} = await import('./run.js');
		return runTail;
	},
});
