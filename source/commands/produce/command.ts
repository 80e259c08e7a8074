import {defineCommand} from '../command.js';
import {noLimits, streamOptions} from '../options/common-options.js';
import {eventOptions, readEventOptions} from '../options/event-options.js';
import {option} from '../options/option.js';
import {count} from '../options/shared-options.js';

const verify = option('--verify', 'Read the events back and count lost, double and disordered ones');

export const produce = defineCommand({
	name: 'produce',
	usage: 'produce',
	description: 'Write click events, one line each, until `--count` or Ctrl+C; a summary at the end',
	options: [...streamOptions, ...eventOptions, count, verify, noLimits],
	read: flags => ({...readEventOptions(flags), count: flags.value(count), isVerifying: flags.has(verify)}),
	async load() {
		const {runProduce} = await import('./run.js');
		return runProduce;
	},
});
