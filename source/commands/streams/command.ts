import {defineCommand} from '../command.js';
import {serviceOptions} from '../options/common-options.js';

export const streams = defineCommand({
	name: 'streams',
	usage: 'streams',
	subject: 'The stream',
	description: 'The streams of the region: name, status, mode, open shards, when created',
	examples: ['streams --region eu-central-1'],
	options: serviceOptions,
	read: () => ({}),
	async load() {
		const {runStreams} = await import('./run.js');
		return runStreams;
	},
});
