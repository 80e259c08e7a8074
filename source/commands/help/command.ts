import {suggestion} from '../../typed/suggestion.js';
import {defineCommand, type CommandDefinition} from '../command.js';
import {wrongUsage} from '../options/flags.js';

/**
`clickmon help [command]`. The registry that it speaks of is asked when it runs, because the command is a part of it.
*/
export const createHelp = (all: () => readonly CommandDefinition[]): CommandDefinition => {
	const named = (): readonly CommandDefinition[] => all().filter(({name}) => name !== 'session');
	return defineCommand({
		name: 'help',
		usage: 'help [command]',
		subject: 'This program',
		description: 'What clickmon or one of its commands does and takes, with examples',
		examples: ['help', 'help tail'],
		options: [],
		mostWords: 1,
		wordChoices: () => named().map(({name}) => name),
		read({words}) {
			const [word] = words;
			const about = named().find(({name}) => name === word);
			if (word !== undefined && about === undefined) {
				throw wrongUsage(`There is no command “${word}”${suggestion(word, named().map(({name}) => name))}`);
			}

			return {about, commands: all()};
		},
		async load() {
			const {runHelp} = await import('./run.js');
			return runHelp;
		},
	});
};
