import packageJson from '../../package.json' with {type: 'json'};
import {type CommandName, commands} from './commands.js';
import {options} from './options.js';

const COLUMNS = 80;

const usageOf = (name: CommandName): string => ['clickmon', commands.find(command => command.name === name)!.usage].filter(Boolean).join(' ');

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

const optionRows = (command?: CommandName): Array<[string, string]> => options
	.filter(option => command === undefined || option.commands.includes(command))
	.map(option => [option.usage, option.description]);

/**
`clickmon --help`.
*/
export const help = (): string => `${wrap(packageJson.description, COLUMNS).join('\n')}

Usage: clickmon [command] [options]

${twoColumns(commands.map(({name, description}) => [usageOf(name), description.replaceAll('`', '')]))}

Options (clickmon <command> --help shows a command's own)
${twoColumns(optionRows())}

First steps: clickmon --local, no account needed.
Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.`;

/**
`clickmon tail --help`.
*/
export const commandHelp = (name: CommandName): string => `Usage: ${usageOf(name)} [options]

${wrap(`${commands.find(command => command.name === name)!.description.replaceAll('`', '')}.`, COLUMNS).join('\n')}

Options
${twoColumns(optionRows(name))}`;
