import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {priceOptions, readPriceOptions} from '../options/price-options.js';
import {readOnly} from '../options/shared-options.js';

export const status = defineCommand({
	name: 'status',
	usage: 'status',
	subject: 'The stream',
	description: 'The stream\'s summary, what it costs an hour, and its shards: id, state, hash-key range, parents',
	examples: ['status --stream clicks', 'status --stream clicks --json'],
	options: [...streamOptions, readOnly, ...priceOptions],
	read: readPriceOptions,
	async load() {
		const {runStatus} = await import('./run.js');
		return runStatus;
	},
});
