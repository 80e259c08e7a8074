import type {Config} from '../command-line/command-configs.js';
import type {Command} from './command.js';
import {runCreate} from './create.js';
import {runDelete} from './delete.js';
import {runLocal} from './local.js';
import {runProduce} from './produce.js';
import {runScale} from './scale.js';
import {runSession} from './session.js';
import {runStatus} from './status.js';
import {runStreams} from './streams.js';
import {runTail} from './tail.js';

/**
Everything but the dashboard. They share nearly all of their code, so they are one part of the bundle: each part more makes the others load slower.
*/
export const runHeadlessCommand: Command<Config> = async (config, context) => {
	switch (config.command) {
		case 'session': {
			return runSession(config, context);
		}

		case 'create': {
			return runCreate(config, context);
		}

		case 'streams': {
			return runStreams(config, context);
		}

		case 'status': {
			return runStatus(config, context);
		}

		case 'produce': {
			return runProduce(config, context);
		}

		case 'tail': {
			return runTail(config, context);
		}

		case 'scale': {
			return runScale(config, context);
		}

		case 'delete': {
			return runDelete(config, context);
		}

		case 'local': {
			return runLocal(config, context);
		}
	}
};
