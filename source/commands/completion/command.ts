import {badValue} from '../../typed/values.js';
import {defineCommand, type CommandDefinition} from '../command.js';
import {isShell, shells} from './shells.js';

/**
`clickmon completion <shell>`. The commands are asked for when it runs, because it is one of them.
*/
export const createCompletion = (commands: () => readonly CommandDefinition[]): CommandDefinition => defineCommand({
	name: 'completion',
	usage: 'completion <shell>',
	subject: 'This program',
	description: 'Print the script that lets a shell complete commands, options and their values: powershell, bash, zsh or fish',
	examples: ['completion bash', 'completion powershell'],
	options: [],
	mostWords: 1,
	wordChoices: () => shells,
	read({words}) {
		const [word = ''] = words;
		if (!isShell(word)) {
			throw badValue('clickmon completion', word, 'powershell, bash, zsh or fish');
		}

		return {shell: word, commands: commands()};
	},
	async load() {
		const {runCompletion} = await import('./run.js');
		return runCompletion;
	},
});
