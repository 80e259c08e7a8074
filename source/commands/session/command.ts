import process from 'node:process';
import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {readSessionOptions, sessionOptions} from './options.js';

export const session = defineCommand({
	name: 'session',
	usage: '',
	description: 'The dashboard. Where stdout is no terminal, or with `--json`, the same session line by line',
	options: [...streamOptions, ...sessionOptions],
	read: readSessionOptions,
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
