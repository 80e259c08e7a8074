import type {ConsumerChange} from '../../actions/consumers/consumer-change.js';
import {serviceName} from '../../typed/values.js';
import {defineCommand} from '../command.js';
import {changeOptions, readChangeOptions, strayChangeOption} from '../options/change-options.js';
import {streamOptions} from '../options/common-options.js';
import {consumerOptions, readConsumerOptions} from '../options/consumer-options.js';
import {wrongUsage, type Flags} from '../options/flags.js';
import {option} from '../options/option.js';

const watch = option('--watch', 'Look again and again: every 10 s where the table is on demand, else every 30 s');
const exact = option('--exact', 'Ask Kinesis how far behind each shard is, the 32 worst of an application: it takes some of the five reads a second that all readers share');

const changes = ['register', 'deregister'] as const;

const readChange = (flags: Flags): ConsumerChange | undefined => {
	const [word, consumerName] = flags.words;
	if (word === undefined) {
		const stray = strayChangeOption(flags);
		if (stray !== undefined) {
			throw wrongUsage(`clickmon consumers changes nothing, so it takes no --${stray}; that is for clickmon consumers register and deregister.`);
		}

		return undefined;
	}

	const type = changes.find(one => one === word);
	if (type === undefined || consumerName === undefined) {
		throw wrongUsage('clickmon consumers stands alone, or with register or deregister and a name, as in clickmon consumers register reader.');
	}

	const stray = [watch, exact].find(one => flags.has(one));
	if (stray !== undefined) {
		throw wrongUsage(`clickmon consumers ${type} takes no --${stray.name}; that is for clickmon consumers alone.`);
	}

	return {type, consumerName: serviceName(`clickmon consumers ${type}`, consumerName)};
};

export const consumers = defineCommand({
	name: 'consumers',
	usage: 'consumers [<change> <name>]',
	subject: 'Who reads it, what it did, what is left',
	description: 'Who else reads the stream, how late on which shard, and whether data will be lost: KCL applications, Lambda functions, fan-out consumers, Firehose; or, with register or deregister and a name, a change of its fan-out consumers',
	examples: ['consumers --kcl clicks-application --watch', 'consumers register reader --stream clicks', 'consumers deregister reader --yes'],
	options: [...streamOptions, ...consumerOptions, watch, exact, ...changeOptions],
	changesStream: ({words}) => words.length > 0,
	mostWords: 2,
	wordChoices: () => changes,
	read(flags) {
		const change = readChange(flags);
		return {
			change,
			...(change === undefined ? {isConfirmed: false, isDryRun: false, pricesFile: undefined} : readChangeOptions(flags)),
			...readConsumerOptions(flags),
			isWatching: flags.has(watch),
			isExact: flags.has(exact),
		};
	},
	async load({change}) {
		const {runConsumerChange, runConsumers} = await import('./run.js');
		return change === undefined ? runConsumers : runConsumerChange;
	},
});
