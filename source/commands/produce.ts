import type {ProduceConfig} from '../config.js';
import {UserError} from '../user-error.js';
import type {Command} from './command.js';

export const runProduce: Command<ProduceConfig> = async () => {
	throw new UserError('unexpected', 'not there yet');
};
