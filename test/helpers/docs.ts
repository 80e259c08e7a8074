import {readdirSync, readFileSync} from 'node:fs';
import type {Option} from '../../source/commands/options/option.js';
import {
	commands,
	lastingOptions,
	options,
	takersOf,
} from '../../source/commands/registry.js';
import {glossary} from '../../source/lab/glossary.js';
import {keyTable} from '../../source/ui/keys/keymap.js';

type Row = readonly string[];

const tableOf = (head: Row, rows: readonly Row[]): string =>
	[head, head.map(() => '---'), ...rows].map(cells => `| ${cells.map(cell => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`).join('\n');

const takersText = (option: Option): string => {
	// The session takes several streams, the others one: two rows.
	const takers = takersOf(option).filter(({options: own}) => own.includes(option));
	const others = commands.filter(command => !takers.includes(command));
	if (others.length === 0) {
		return 'all';
	}

	return others.length <= 2
		? `all but ${others.map(({name}) => name).join(' and ')}`
		: takers.map(({name}) => name === 'session' ? '(none)' : name).join(', ');
};

/**
The tables of the readme and of docs/, made from what the program itself parses, binds and shows.
*/
const tables: Readonly<Record<string, () => string>> = {
	commands: () => tableOf(['command', 'does'], commands.map(({usage, description}) => [usage === '' ? '(none)' : `\`${usage}\``, description])),
	options: () => tableOf(['option', 'meaning (default)', 'commands'], options.map(option => [`\`${option.usage}\``, option.description, takersText(option)])),
	lasting: () => lastingOptions.map(({name}) => `\`${name}\``).join(', '),
	words: () => tableOf(['word', 'means'], glossary.map(({term, meaning}) => [term, meaning])),
	keys: () => tableOf(['key', 'does'], keyTable().map(({keys, description}) => [keys.split(' ').map(key => `\`${key}\``).join(' '), description])),
};

const files = (): string[] => ['readme.md', ...readdirSync('docs').filter(name => name.endsWith('.md')).map(name => `docs/${name}`)];

/**
The pages that hold a table made by the program, by path.
*/
export const pagesWithTables = (): Map<string, string> =>
	new Map(files().map(file => [file, readFileSync(file, 'utf8')] as const).filter(([, text]) => Object.keys(tables).some(name => text.includes(`<!-- ${name} -->`))));

export const tableNames = Object.keys(tables);

const withFreshTable = (page: string, name: string): string => {
	const [before, rest = ''] = page.split(`<!-- ${name} -->`);
	const after = rest.split(`<!-- /${name} -->`)[1];
	if (after === undefined) {
		throw new Error(`The table of ${name} has no end.`);
	}

	return `${before}<!-- ${name} -->\n${tables[name]!()}\n<!-- /${name} -->${after}`;
};

/**
A page with its tables as they should be: the part between `<!-- keys -->` and `<!-- /keys -->` is made anew.
*/
export const withFreshTables = (page: string): string => {
	let fresh = page;
	for (const name of tableNames) {
		fresh = fresh.includes(`<!-- ${name} -->`) ? withFreshTable(fresh, name) : fresh;
	}

	return fresh;
};
