import process from 'node:process';
import type {Config} from '../command-line/command-configs.js';
import type {Command} from './command.js';

/**
Runs the command that was asked for. It is loaded only then: `--help` needs neither React nor the SDK, and a pipe no React.
*/
export const runCommand: Command<Config> = async (config, context) => {
	if (config.command === 'session' && process.stdout.isTTY && !config.isJson) {
		const {runDashboard} = await import('./dashboard.js');
		return runDashboard(config, context);
	}

	const {runHeadlessCommand} = await import('./headless.js');
	return runHeadlessCommand(config, context);
};
