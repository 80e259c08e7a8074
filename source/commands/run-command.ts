import process from 'node:process';
import type {Config} from '../command-line/command-configs.js';
import type {CommandContext} from './command.js';
import {startEmbedded} from './embedded-endpoint.js';

/**
Runs the command that was asked for. Each is loaded only then: `--help` needs neither React nor the SDK.
*/
export const runCommand = async (config: Config, context: CommandContext): Promise<number | void> => {
	switch (config.command) {
		case 'session': {
			// Its thread starts while this one loads the screen.
			const endpoint = config.isLocal ? await startEmbedded(config) : undefined;
			if (process.stdout.isTTY && !config.isJson) {
				const {runDashboard} = await import('./dashboard.js');
				return runDashboard(config, {...context, endpoint});
			}

			const {runSession} = await import('./session.js');
			return runSession(config, {...context, endpoint});
		}

		case 'create': {
			const {runCreate} = await import('./create.js');
			return runCreate(config, context);
		}

		case 'streams': {
			const {runStreams} = await import('./streams.js');
			return runStreams(config, context);
		}

		case 'status': {
			const {runStatus} = await import('./status.js');
			return runStatus(config, context);
		}

		case 'produce': {
			const {runProduce} = await import('./produce.js');
			return runProduce(config, context);
		}

		case 'tail': {
			const {runTail} = await import('./tail.js');
			return runTail(config, context);
		}

		case 'scale': {
			const {runScale} = await import('./scale.js');
			return runScale(config, context);
		}

		case 'delete': {
			const {runDelete} = await import('./delete.js');
			return runDelete(config, context);
		}

		case 'local': {
			const {runLocal} = await import('./local.js');
			return runLocal(config, context);
		}
	}
};
