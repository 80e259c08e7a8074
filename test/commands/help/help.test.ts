import {expect, test} from 'vitest';
import {createHelp} from '../../../source/commands/help/command.js';
import {commandHelp} from '../../../source/commands/help/help-text.js';
import {createFlags} from '../../../source/commands/options/flags.js';
import {commandNamed, commands, options} from '../../../source/commands/registry.js';
import {parseLine} from '../../../source/command-line/parse.js';
import {readCommandLine} from '../../../source/command-line/read-command-line.js';

const now = Date.UTC(2026, 10, 28);

// Single quotes hold words together.
const words = (line: string): string[] => line.matchAll(/'(?<quoted>[^']*)'|(?<plain>\S+)/gv).map(({groups}) => groups!.quoted ?? groups!.plain!).toArray();

test.each(commands.map(command => [command.name, command.examples ?? []] as const))('%s has examples, and clickmon takes them', (name, examples) => {
	expect(examples).not.toEqual([]);
	for (const example of examples) {
		const line = parseLine(words(example));
		expect(readCommandLine(line, {}, now)).toMatchObject({type: 'run', config: {command: name}});
	}
});

test('a command\'s help has examples, then its own options, then those of all', () => {
	const headings = commandHelp(commandNamed('tail')).split('\n').filter(line => /^[A-Z][ a-z]+$/v.test(line));
	expect(headings).toEqual(['Examples', 'Options', 'Where the stream is', 'Of every command']);
});

test('every option of a command is in its help once', () => {
	for (const command of commands) {
		const text = commandHelp(command);
		expect(command.options.filter(({usage}) => text.split(`\n  ${usage} `).length !== 2)).toEqual([]);
	}
});

test('help on a command that does not exist names the nearest', () => {
	const help = createHelp(() => ({commands, options}));
	expect(() => help.prepare(createFlags({}, ['tial'], {}, now))).toThrow(/There is no command “tial”.*tail/v);
});
