import type {TailConfig} from '../config.js';
import {UserError} from '../user-error.js';
import type {Command} from './command.js';

export const runTail: Command<TailConfig> = async () => {
	throw new UserError('unexpected', 'not there yet');
};
