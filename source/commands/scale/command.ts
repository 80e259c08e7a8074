import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {option} from '../options/option.js';
import {priceOptions, readPriceOptions} from '../options/price-options.js';
import {readShardCount} from '../options/shared-options.js';

const step = option('--step', 'Take only the next step towards the count; from half to double of the open shards');

export const scale = defineCommand({
	name: 'scale',
	usage: 'scale <count>',
	subject: 'Its shards',
	description: 'Bring the stream to a number of open shards, in as many steps as it takes, and wait until it is ACTIVE',
	examples: ['scale 8 --stream clicks', 'scale 8 --step'],
	options: [...streamOptions, step, ...priceOptions],
	changesStream: true,
	mostWords: 1,
	read: flags => ({shardCount: readShardCount('clickmon scale', flags.words[0] ?? ''), isOneStep: flags.has(step), ...readPriceOptions(flags)}),
	async load() {
		const {runScale} = await import('./run.js');
		return runScale;
	},
});
