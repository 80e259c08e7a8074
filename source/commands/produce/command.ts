import {defineCommand} from '../command.js';
import {noLimits, streamOptions} from '../options/common-options.js';
import {eventOptions, hotKey, readEventOptions} from '../options/event-options.js';
import {type Flags, wrongUsage} from '../options/flags.js';
import {keyFrom} from '../options/key-from.js';
import {option} from '../options/option.js';
import {count} from '../options/shared-options.js';
import {textFor} from '../options/values.js';

const verify = option('--verify', 'Read the events back and count lost, double and disordered ones');

const template = option('--template FILE', 'Make the records from JSON with words such as {{uuid}} and {{int 1 100}} in it (docs/own-data.md); their keys are random, or those of --key-from', {read: textFor('a file')});

const readTemplateOptions = (flags: Flags) => {
	if (!flags.has(template) && flags.has(keyFrom)) {
		throw wrongUsage('--key-from finds the partition key in the records of a template: name one with --template. The key of a click event is its user.');
	}

	if (flags.has(template) && flags.has(hotKey)) {
		throw wrongUsage('--hot-key is about the users of click events: with --template, let {{zipf user 100}} make some keys more frequent than others.');
	}

	return {template: flags.value(template), keyFrom: flags.value(keyFrom)};
};

export const produce = defineCommand({
	name: 'produce',
	usage: 'produce',
	subject: 'Records',
	description: 'Write click events, or the records of a template, one line each, until `--count` or Ctrl+C; a summary at the end',
	examples: ['produce --stream clicks --rate 50 --duration 1m', 'produce --template orders.json --count 100', 'produce --local --count 100 --verify'],
	options: [...streamOptions, ...eventOptions, template, keyFrom, count, verify, noLimits],
	changesStream: true,
	read: flags => ({
		...readEventOptions(flags),
		...readTemplateOptions(flags),
		count: flags.value(count),
		isVerifying: flags.has(verify),
	}),
	async load() {
		const {runProduce} = await import('./run.js');
		return runProduce;
	},
});
