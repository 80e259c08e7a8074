import packageJson from '../../../package.json' with {type: 'json'};
import type {CommandDefinition} from '../command.js';
import {lastOptions, local} from '../options/common-options.js';
import type {Option} from '../options/option.js';

/**
What the help speaks of.
*/
export type Manual = {
	readonly commands: readonly CommandDefinition[];
	readonly options: readonly Option[];
};

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

const exampleLines = ({examples = []}: CommandDefinition): string[] =>
	examples.length === 0 ? [] : [`Examples\n${examples.map(example => `  ${['clickmon', example].filter(Boolean).join(' ')}`).join('\n')}`];

/**
`clickmon --help`.
*/
export const help = (commands: readonly CommandDefinition[], options: readonly Option[]): string => `${wrap(packageJson.description, COLUMNS).join('\n')}

Usage: clickmon [command] [options]

${twoColumns(commands.map(command => [usageOf(command), sentencesOf(command)]))}

Options (clickmon help <command> shows a command's own)
${optionTable(options)}

First steps: clickmon --local, no account needed.
Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.`;

/**
`clickmon tail --help` and `clickmon help tail`.
*/
export const commandHelp = (command: CommandDefinition): string => [
	`Usage: ${usageOf(command)} [options]`,
	wrap(`${sentencesOf(command)}.`, COLUMNS).join('\n'),
	...exampleLines(command),
	...optionGroups(command),
].join('\n\n');
