import process from 'node:process';
import type {Look} from '../../ui/appearance/appearance.js';
import {UserError} from '../../user-error.js';
import type {Command} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {showReplay} from './show-replay.js';

/**
A replay is for a person who looks at it.
*/
export const checkTerminal = (isJson: boolean, remedy: string): void => {
	if (isJson || !process.stdout.isTTY) {
		throw new UserError('no-terminal', `A replay is shown on a terminal, and stdout is none: ${remedy}`, {exitCode: 2});
	}
};

/**
`clickmon replay FILE`.
*/
export const runReplay: Command<CommonOptions & {readonly file: string; readonly look: Look}> = async ({file, look, isJson}, context) => {
	checkTerminal(isJson, 'with --cast it becomes an asciicast, and its lines are JSON that any program reads.');
	await showReplay({file, look}, context);
	return 0;
};
