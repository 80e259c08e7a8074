import {defineCommand} from '../command.js';
import {noLimits, streamOptions} from '../options/common-options.js';
import {putOptions, readPutOptions} from './options.js';

export const put = defineCommand({
	name: 'put',
	usage: 'put [record ...]',
	subject: 'Records',
	description: 'Write own records: words, lines of stdin or of `--file`, or what `tail --json` prints; a summary at the end',
	examples: ['put \'{"page":"/cart"}\' --key user-1', 'put --file orders.jsonl --input json --key-from user_id', 'put --stream clicks-copy --file hour.jsonl --input tail-json', 'tail --from 1h --exit --raw --json |\n    clickmon put --stream clicks-copy --input tail-json'],
	options: [...streamOptions, ...putOptions, noLimits],
	changesStream: true,
	mostWords: Infinity,
	read: readPutOptions,
	async load() {
		const {runPut} = await import('./run.js');
		return runPut;
	},
});
