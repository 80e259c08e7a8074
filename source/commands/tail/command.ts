import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {readTailOptions, tailOptions} from './options.js';

export const tail = defineCommand({
	name: 'tail',
	usage: 'tail',
	subject: 'Records',
	description: 'Print the records of every shard, following reshards',
	examples: ['tail --stream clicks --from 15m', 'tail -n 10 --json', 'tail --filter \'key=user-1\' --exit --from trim-horizon', 'tail --from 1h --exit --raw --json |\n    clickmon put --stream clicks-copy --input tail-json', 'tail --from 1h --exit --raw --json --output hour.jsonl'],
	options: [...streamOptions, ...tailOptions],
	read: readTailOptions,
	async load() {
		const {runTail} = await import('./run.js');
		return runTail;
	},
});
