import process from 'node:process';
import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {EMULATOR_PORT} from '../options/shared-options.js';
import {readSessionOptions, sessionOptions} from './options.js';

export const session = defineCommand({
	name: 'session',
	usage: '',
	description: 'The dashboard. Where stdout is no terminal, or with `--json`, the same session line by line',
	options: [...streamOptions, ...sessionOptions],
	// Other programs look for an emulator there, and find the stream that is on the screen.
	read: flags => ({...readSessionOptions(flags), embedded: {preferredPort: EMULATOR_PORT}}),
	async load({isJson}) {
		if (!isJson && process.stdout.isTTY) {
			const {runDashboard} = await import('./dashboard/dashboard.js');
			return runDashboard;
		}

		// A pipe needs no React.
		const {runSession} = await import('./run.js');
		return runSession;
	},
});
