import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {wrongUsage} from '../options/flags.js';
import {shards} from '../options/shared-options.js';

export const create = defineCommand({
	name: 'create',
	usage: 'create',
	subject: 'The stream',
	description: 'Create the stream and wait until it is ACTIVE; says so if it exists already',
	examples: ['create --stream clicks --shards 2'],
	options: [...streamOptions, shards],
	changesStream: true,
	read(flags, {streamName, connection}) {
		if (connection.streamArn !== undefined) {
			throw wrongUsage(`A stream is created by its name, in the account of the credentials: clickmon create --stream ${streamName} --region ${connection.region}.`);
		}

		return {shardCount: flags.value(shards) ?? 1};
	},
	async load() {
		const {runCreate} = await import('./run.js');
		return runCreate;
	},
});
