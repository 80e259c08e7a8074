import {commands} from './commands.js';
import {type Option, options} from './options.js';

const markdownTable = (rows: ReadonlyArray<readonly string[]>): string => {
	const lines = rows.map(cells => `| ${cells.map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`);
	return [lines[0], `|${' --- |'.repeat(rows[0]!.length)}`, ...lines.slice(1)].join('\n');
};

const takers = (option: Option): string => {
	if (option.commands.length === commands.length) {
		return 'all';
	}

	const others = commands.filter(({name}) => !option.commands.includes(name));
	return others.length === 1
		? `all but ${others[0]!.name}`
		: option.commands.map(name => name === 'session' ? '(none)' : name).join(', ');
};

/**
The readme's tables of commands and options, made from the tables that the program parses with.
*/
export const commandTable = (): string => markdownTable([
	['command', 'does'],
	...commands.map(({usage, description}) => [usage === '' ? '(none)' : `\`${usage}\``, description]),
]);

export const optionTable = (): string => markdownTable([
	['option', 'meaning (default)', 'commands'],
	...options.map(option => [`\`${option.usage}\``, option.description, takers(option)]),
]);
