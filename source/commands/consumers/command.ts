import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {consumerOptions, readConsumerOptions} from '../options/consumer-options.js';
import {option} from '../options/option.js';

const watch = option('--watch', 'Look again and again: every 10 s where the table is on demand, else every 30 s');
const exact = option('--exact', 'Ask Kinesis how far behind each shard is, the 32 worst of an application: it takes some of the five reads a second that all readers share');

export const consumers = defineCommand({
	name: 'consumers',
	usage: 'consumers',
	description: 'Who else reads the stream, how late on which shard, and whether data will be lost: KCL applications, Lambda functions, fan-out consumers, Firehose',
	examples: ['consumers --kcl clicks-application --watch'],
	options: [...streamOptions, ...consumerOptions, watch, exact],
	read: flags => ({...readConsumerOptions(flags), isWatching: flags.has(watch), isExact: flags.has(exact)}),
	async load() {
		const {runConsumers} = await import('./run.js');
		return runConsumers;
	},
});
