import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {readTailOptions, tailOptions} from './options.js';

export const tail = defineCommand({
	name: 'tail',
	usage: 'tail',
	description: 'Print the records of every shard, following reshards',
	examples: ['tail --stream clicks --from 15m', 'tail -n 10 --json', 'tail --filter \'key=user-1\' --exit --from trim-horizon'],
	options: [...streamOptions, ...tailOptions],
	read: readTailOptions,
	async load() {
		const {runTail} = await import('./run.js');
		return runTail;
	},
});
