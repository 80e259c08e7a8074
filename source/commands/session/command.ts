import process from 'node:process';
import {defineCommand} from '../command.js';
import {serviceOptions} from '../options/common-options.js';
import {wrongUsage} from '../options/flags.js';
import {EMULATOR_PORT} from '../options/shared-options.js';
import {readSessionOptions, sessionOptions, streams} from './options.js';

export const session = defineCommand({
	name: 'session',
	usage: '',
	description: 'The dashboard. Where stdout is no terminal, or with `--json`, the same session line by line',
	examples: ['', '--local', '--stream clicks --region eu-central-1 --read-only', '--stream clicks --stream orders'],
	options: [streams, ...serviceOptions, ...sessionOptions],
	// Other programs look for an emulator there, and find the stream that is on the screen.
	read: flags => ({...readSessionOptions(flags), embedded: {preferredPort: EMULATOR_PORT}}),
	async load({isJson, otherStreams}) {
		if (!isJson && process.stdout.isTTY) {
			const {runDashboard} = await import('./dashboard/dashboard.js');
			return runDashboard;
		}

		if (otherStreams.length > 0) {
			throw wrongUsage('Line by line, clickmon shows one stream: give --stream once, and start clickmon once for each stream.');
		}

		// A pipe needs no React.
		const {runSession} = await import('./run.js');
		return runSession;
	},
});
