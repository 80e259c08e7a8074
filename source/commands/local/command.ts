import {defineCommand} from '../command.js';
import {localOptions, readLocalOptions} from './options.js';

export const local = defineCommand({
	name: 'local',
	usage: 'local',
	subject: 'The lab, and Kinesis without an account',
	description: 'The embedded Kinesis on its own, for the AWS CLI, boto3 and a second clickmon',
	examples: ['local --create clicks:2', 'local --port 4567 --wait'],
	options: localOptions,
	read: readLocalOptions,
	async load() {
		const {runLocal} = await import('./run.js');
		return runLocal;
	},
});
