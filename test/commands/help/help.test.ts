import {describe, expect, test} from 'vitest';
import {createHelp} from '../../../source/commands/help/command.js';
import {commandHelp, help} from '../../../source/commands/help/help-text.js';
import {createFlags} from '../../../source/commands/options/flags.js';
import {commandNamed, commands} from '../../../source/commands/registry.js';
import {parseLine} from '../../../source/command-line/parse.js';
import {readCommandLine} from '../../../source/command-line/read-command-line.js';

const now = Date.UTC(2026, 10, 28);

// Single quotes hold words together.
const words = (line: string): string[] => line.matchAll(/'(?<quoted>[^']*)'|(?<plain>\S+)/gv).map(({groups}) => groups!.quoted ?? groups!.plain!).toArray();

test.each(commands.map(command => [command.name, command.examples] as const))('%s has examples, and clickmon takes them', (name, examples) => {
	expect(examples).not.toEqual([]);
	for (const example of examples) {
		const ran = example.split(/ \|\s+clickmon /v).map(part => readCommandLine(parseLine(words(part)), {}, now));
		expect(ran).toContainEqual(expect.objectContaining({type: 'run', config: expect.objectContaining({command: name}) as unknown}));
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
	expect(() => createHelp(() => commands).prepare(createFlags({}, ['tial'], {}, now))).toThrow(/There is no command “tial”.*tail/v);
});

describe('clickmon --help', () => {
	const text = help(commands);

	test('names every command once, under a subject', () => {
		const subjects = text.slice(0, text.indexOf('\nExamples\n'));
		expect(commands.filter(({usage}) => usage !== '' && subjects.split(`\n  clickmon ${usage} `).length !== 2)).toEqual([]);
		expect(subjects).not.toContain('Others');
	});

	test('has the options of the dashboard, each once, and not those of a command', () => {
		const usages = text.split('\n').filter(row => /^ {2}-/v.test(row)).map(row => row.trim().split(/ {2,}/v, 1)[0]);
		expect(new Set(usages)).toEqual(new Set(commandNamed('session').options.map(({usage}) => usage)));
		expect(usages).toHaveLength(commandNamed('session').options.length);
	});

	test('a command that has no subject yet is not lost', () => {
		expect(help([...commands, {
			...commandNamed('tail'), name: 'new', usage: 'new', subject: undefined,
		}])).toMatch(/^Others\n {2}clickmon new /mv);
	});
});
