import meow from 'meow';
import packageJson from '../../package.json' with {type: 'json'};
import {UserError} from '../user-error.js';
import {suggestion} from '../typed/suggestion.js';
import type {CommandDefinition} from '../commands/command.js';
import type {RawFlags} from '../commands/options/flags.js';
import type {Option} from '../commands/options/option.js';
import {
	commandNamed,
	commands,
	isTaking,
	options,
	spokenName,
	takersOf,
} from '../commands/registry.js';

/**
What was typed, checked for words and options that do not exist; the values are still text.
*/
export type ParsedLine = {
	readonly command: CommandDefinition;
	/**
	What followed the command.
	*/
	readonly rest: readonly string[];
	readonly flags: RawFlags;
};

const wrongUsage = (code: string, message: string) => new UserError(code, message, {exitCode: 2});

const camelCase = (name: string) => name.replaceAll(/-(?<letter>\w)/gv, (_, letter: string) => letter.toUpperCase());
const kebabCase = (name: string) => name.replaceAll(/[A-Z]/gv, letter => `-${letter.toLowerCase()}`);

// The parser reads `--no-x` as x = false.
const positiveName = ({name}: Option) => name.replace(/^no-/v, '');

const meowFlags = Object.fromEntries(options.map(option => [camelCase(positiveName(option)), {
	type: option.takes === 'nothing' ? 'boolean' as const : 'string' as const,
	// Of two commands with the same option, one may take it several times.
	isMultiple: options.some(({name, takes}) => name === option.name && takes === 'values'),
	...(option.shortFlag !== undefined && {shortFlag: option.shortFlag}),
}]));

// An optional value is given with `=`; without one the parser must not swallow the next word.
const closeOptionalValue = (word: string): string =>
	options.some(option => option.takes === 'optional-value' && word === `--${option.name}`) ? `${word}=` : word;

const givenTwice = (name: string) => wrongUsage('repeated-option', `--${name} was given twice: give it once.`);

const runMeow = (argv: readonly string[]) => {
	try {
		return meow({
			argv: argv.map(word => closeOptionalValue(word)),
			importMeta: import.meta,
			pkg: packageJson,
			flags: meowFlags,
			// Absent switches stay absent: only typed options are checked against the command.
			booleanDefault: undefined,
			// Meow would print several lines and end the process itself.
			autoHelp: false,
			autoVersion: false,
		});
	} catch (error) {
		// The one thing it throws for: `The flag --pollInterval can only be set once.`
		const flag = /--(?<flag>\w+)/v.exec((error as Error).message)?.groups?.flag ?? '';
		throw givenTwice(kebabCase(flag));
	}
};

/**
The text, or for an option that this command takes several times the list.
*/
const textFor = (command: CommandDefinition, {name}: Option, value: string | readonly string[]): string | readonly string[] => {
	const {takes} = command.options.find(option => option.name === name)!;
	if (takes === 'values' || typeof value === 'string') {
		return value;
	}

	if (value.length > 1) {
		throw givenTwice(name);
	}

	return value[0]!;
};

const commandOf = (word: string | undefined): CommandDefinition => {
	if (word === undefined) {
		return commandNamed('session');
	}

	const typed = commands.filter(({name}) => name !== 'session');
	const command = typed.find(({name}) => name === word);
	if (command === undefined) {
		throw wrongUsage('unknown-command', `There is no command “${word}”${suggestion(word, typed.map(({name}) => name))}`);
	}

	return command;
};

// The help that lists what may follow this word.
const helpFor = (word: string | undefined): string => ['clickmon', commands.find(({name}) => name === word && name !== 'session')?.name, '--help'].filter(Boolean).join(' ');

const optionOf = (key: string, value: unknown, word: string | undefined): Option => {
	const name = kebabCase(key);
	const option = options.find(candidate => positiveName(candidate) === name);
	const isNegative = option !== undefined && option.name !== name;
	if (option === undefined || (value === true && isNegative)) {
		const isSingleLetter = name.length === 1;
		const typed = option === undefined && value === false ? `--no-${name}` : `${isSingleLetter ? '-' : '--'}${name}`;
		throw wrongUsage('unknown-option', `There is no option ${typed}${suggestion(typed, options.map(candidate => `--${candidate.name}`), helpFor(word))}`);
	}

	if (value === isNegative && option.takes === 'nothing') {
		throw wrongUsage('bad-value', `--${option.name} is a switch: give it without a value, or leave it out.`);
	}

	// An option that may be repeated is a list, and `--no-x` then a list of false.
	if (option.takes !== 'nothing' && [value].flat().some(text => typeof text !== 'string')) {
		throw wrongUsage('bad-value', `--${option.name} takes one value: ${option.usage}.`);
	}

	return option;
};

/**
Reads the words of the command line. Throws a UserError with exit code 2 for a command or option that does not exist, or an option that the command does not take.
*/
export const parseLine = (argv: readonly string[]): ParsedLine => {
	const {input, flags: typed} = runMeow(argv);
	const given = Object.entries(typed)
		// An empty list: the option was not typed, or has no value.
		.map(([key, value]) => [key, Array.isArray(value) && value.length === 0 ? (argv.includes(`--${kebabCase(key)}`) ? [''] : undefined) : value] as const)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ({option: optionOf(key, value, input[0]), value}));
	const command = commandOf(input[0]);
	const stray = given.find(({option}) => !isTaking(command, option))?.option;
	if (stray) {
		const takers = takersOf(stray).map(taker => spokenName(taker)).join(', ');
		throw wrongUsage('option-not-taken', `${spokenName(command)} takes no --${stray.name}; that is for ${takers}.`);
	}

	return {
		command,
		rest: input.slice(1),
		flags: Object.fromEntries(given.map(({option, value}) => [option.name, option.takes === 'nothing' ? true : textFor(command, option, value as string | string[])])),
	};
};
