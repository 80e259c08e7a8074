import {defineCommand} from '../command.js';
import {yes} from '../options/change-options.js';
import {streamOptions} from '../options/common-options.js';

export const deletion = defineCommand({
	name: 'delete',
	usage: 'delete',
	subject: 'The stream',
	description: 'Delete the stream, its records and its consumers, after its name was typed, and wait until it is gone',
	examples: ['delete --stream clicks'],
	options: [...streamOptions, yes],
	changesStream: true,
	read: flags => ({isConfirmed: flags.has(yes)}),
	async load() {
		const {runDelete} = await import('./run.js');
		return runDelete;
	},
});
