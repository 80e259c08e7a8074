import type {CommandDefinition} from '../command.js';
import type {Option} from '../options/option.js';

/**
What can stand as a value: these words, or a file. Undefined: nothing that a shell could know.
*/
export type Words = readonly string[] | 'files' | undefined;

export type OptionCompletion = {
	/**
	Without the dashes.
	*/
	readonly name: string;
	readonly shortFlag: string | undefined;
	readonly description: string;
	/**
	Whether the next word is its value.
	*/
	readonly hasValue: boolean;
	readonly values: Words;
};

export type CommandCompletion = {
	/**
	Empty for what runs without a command.
	*/
	readonly name: string;
	readonly description: string;
	readonly options: readonly OptionCompletion[];
	readonly words: Words;
};

// Descriptions have marks of Markdown; a shell shows them in one line.
const plain = (description: string): string => description.replaceAll('`', '');

const toOption = ({name, shortFlag, description, takes, usage, choices}: Option): OptionCompletion => ({
	name,
	shortFlag,
	description: plain(description),
	hasValue: takes === 'value' || takes === 'values',
	values: choices ?? (/ (?:FILE|DIR)\b/v.test(usage) ? 'files' : undefined),
});

/**
All that a shell needs to know, from the definitions of the commands.
*/
export const toCompletions = (commands: readonly CommandDefinition[]): readonly CommandCompletion[] =>
	commands.map(({name, usage, description, options, wordChoices}) => ({
		name: name === 'session' ? '' : name,
		description: plain(description),
		options: options.map(option => toOption(option)),
		words: wordChoices?.() ?? (usage.includes('<file>') ? 'files' : undefined),
	}));

/**
The flags of an option as they are typed.
*/
export const flagsOf = ({name, shortFlag}: OptionCompletion): readonly string[] => shortFlag === undefined ? [`--${name}`] : [`--${name}`, `-${shortFlag}`];

export const namedCommands = (commands: readonly CommandCompletion[]): readonly CommandCompletion[] => commands.filter(({name}) => name !== '');

/**
Each flag whose value is the next word, once, with what can stand there. One name means the same in every command, but for what is known of its values.
*/
export const valueFlags = (commands: readonly CommandCompletion[]): ReadonlyMap<string, Words> => {
	const found = new Map<string, Words>();
	const withValue = commands.flatMap(({options}) => options).filter(({hasValue}) => hasValue);
	for (const option of withValue) {
		for (const flag of flagsOf(option)) {
			found.set(flag, found.get(flag) ?? option.values);
		}
	}

	return found;
};

/**
Lines of a `case` that the shells of the Bourne family share.
*/
export const caseLines = (entries: Iterable<readonly [pattern: string, line: string]>): string =>
	[...entries].map(([pattern, line]) => `\t\t${pattern}) ${line} ;;`).join('\n');

/**
In single quotes, for sh and zsh.
*/
export const quoted = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;
