import packageJson from '../../../package.json' with {type: 'json'};
import {type CommandDefinition, subjects} from '../command.js';
import {lastOptions, local} from '../options/common-options.js';
import type {Option} from '../options/option.js';

const COLUMNS = 80;

const usageOf = ({usage}: CommandDefinition): string => ['clickmon', usage].filter(Boolean).join(' ');

const sentencesOf = ({description}: CommandDefinition): string => description.replaceAll('`', '');

/**
Words broken into lines of at most `width` characters; the texts here are plain ASCII.
*/
const wrap = (text: string, width: number): string[] => {
	const lines = [''];
	for (const word of text.split(' ')) {
		const line = lines.at(-1)!;
		if (line !== '' && line.length + 1 + word.length > width) {
			lines.push(word);
		} else {
			lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
		}
	}

	return lines;
};

/**
Two columns, as wide as the longest of the left and a terminal of 80 columns.
*/
const twoColumns = (rows: ReadonlyArray<readonly [string, string]>): string => {
	const left = Math.max(...rows.map(([term]) => term.length)) + 4;
	return rows.flatMap(([term, text]) =>
		wrap(text, COLUMNS - left).map((line, index) => `${index === 0 ? `  ${term}`.padEnd(left) : ' '.repeat(left)}${line}`)).join('\n');
};

const isPlace = (option: Option): boolean => option.lasting?.isPlace === true || option === local;

const optionTable = (shown: readonly Option[]): string => twoColumns(shown.map(({usage, description}) => [usage, description]));

/**
What a command's options are about, in the order of its help.
*/
const groups: ReadonlyArray<readonly [heading: string, isIn: (option: Option) => boolean]> = [
	['Options', option => !isPlace(option) && !lastOptions.includes(option)],
	['Where the stream is', option => isPlace(option)],
	['Of every command', option => lastOptions.includes(option)],
];

const optionGroups = ({options}: CommandDefinition): string[] => groups.flatMap(([heading, isIn]) => {
	const shown = options.filter(option => isIn(option));
	return shown.length === 0 ? [] : `${heading}\n${optionTable(shown)}`;
});

const isDashboard = ({name}: CommandDefinition): boolean => name === 'session';

/**
A description up to its first stop, or up to what it waits for: the rest of it is in the command's own help.
*/
const shortly = (command: CommandDefinition): string => sentencesOf(command).split(/[.:;] |, and wait /v, 1)[0]!;

const commandGroups = (commands: readonly CommandDefinition[]): string[] => {
	const left = Math.max(...commands.map(command => usageOf(command).length));
	const table = (shown: readonly CommandDefinition[]): string => twoColumns(shown.map(command => [usageOf(command).padEnd(left), shortly(command)]));
	return [
		table(commands.filter(command => isDashboard(command))),
		...[...subjects, undefined].flatMap(subject => {
			const shown = commands.filter(command => command.subject === subject && !isDashboard(command));
			return shown.length === 0 ? [] : `${subject ?? 'Others'}\n${table(shown)}`;
		}),
	];
};

const exampleLines = ({examples}: CommandDefinition): string[] =>
	examples.length === 0 ? [] : [`Examples\n${examples.map(example => `  ${['clickmon', example].filter(Boolean).join(' ')}`).join('\n')}`];

/**
`clickmon --help`: all commands, and the options of the one without a name. A command's own options are in its help.
*/
export const help = (commands: readonly CommandDefinition[]): string => [
	wrap(packageJson.description, COLUMNS).join('\n'),
	'Usage: clickmon [command] [options]\nclickmon help <command> says more of a command, with its options and examples.',
	...commandGroups(commands),
	...commands.flatMap(command => isDashboard(command) ? [...exampleLines(command), ...optionGroups(command)] : [])
		.map(text => text.replace(/^Options\n/v, 'Options of the dashboard\n')),
	'First steps: clickmon --local, no account needed.\nExit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.',
].join('\n\n');

/**
`clickmon tail --help` and `clickmon help tail`.
*/
export const commandHelp = (command: CommandDefinition): string => [
	`Usage: ${usageOf(command)} [options]`,
	wrap(`${sentencesOf(command)}.`, COLUMNS).join('\n'),
	...exampleLines(command),
	...optionGroups(command),
].join('\n\n');
