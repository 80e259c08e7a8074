import type {SessionConfig} from '../config.js';
import {UserError} from '../user-error.js';
import type {Command} from './command.js';

export const runSession: Command<SessionConfig> = async () => {
	throw new UserError('unexpected', 'not there yet');
};
