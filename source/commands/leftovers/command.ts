import {readNamePattern} from '../../typed/name-pattern.js';
import {defineCommand} from '../command.js';
import {serviceOptions} from '../options/common-options.js';
import {option} from '../options/option.js';
import {priceOptions, readPriceOptions} from '../options/price-options.js';
import {LAB_STREAMS, OWN_CONSUMERS} from './patterns.js';

const name = option('--name PATTERN', 'Streams and consumers whose name fits, `*` standing for any characters; to be quoted (`clickstream-lab*`, consumers `clickmon-*`)', {read: readNamePattern});

export const leftovers = defineCommand({
	name: 'leftovers',
	usage: 'leftovers',
	subject: 'Who reads it, what it did, what is left',
	description: 'What is left in the region: streams and registered consumers whose name fits, and what each costs an hour',
	examples: ['leftovers --name \'clickstream-lab*\''],
	options: [...serviceOptions, name, ...priceOptions],
	read(flags) {
		const pattern = flags.value(name);
		return {...readPriceOptions(flags), streamPattern: pattern ?? LAB_STREAMS, consumerPattern: pattern ?? OWN_CONSUMERS};
	},
	async load() {
		const {runLeftovers} = await import('./run.js');
		return runLeftovers;
	},
});
