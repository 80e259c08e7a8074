import {UserError} from '../../user-error.js';
import type {Option} from './option.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
What was typed for each option, by its name and without the dashes. A switch is `true`; a value is its text; a repeatable one is a list.
*/
export type RawFlags = Readonly<Record<string, true | string | readonly string[] | undefined>>;

/**
What a command reads its options from.
*/
export type Flags = {
	/**
	The words after the command's name.
	*/
	readonly words: readonly string[];
	/**
	Whether the option was given.
	*/
	has(option: Option): boolean;
	/**
	The option's value; undefined when it was not given. Throws a UserError.
	*/
	value<Value>(option: Option<Value>): Value | undefined;
	/**
	All values of an option that may be repeated. Throws a UserError.
	*/
	values<Value>(option: Option<Value>): readonly Value[];
	/**
	A variable of the environment; an empty one counts as not set.
	*/
	variable(name: string): string | undefined;
};

/**
What was given is wrong: one line, exit code 2.
*/
export const wrongUsage = (message: string): UserError => new UserError('wrong-usage', message, {exitCode: 2});

/**
The value of one option; undefined when it was not given. Throws a UserError.
*/
export const readOption = <Value>({name, read}: Option<Value>, raw: RawFlags, now: number): Value | undefined => {
	const flag = raw[name];
	return typeof flag === 'string' ? read?.(`--${name}`, flag, now) : undefined;
};

/**
The same flags with a switch that was not typed.
*/
export const withFlag = (flags: Flags, added: Option): Flags => ({...flags, has: option => option.name === added.name || flags.has(option)});

/**
`now` is clock time in ms, for times such as `15m` ago.
*/
export const createFlags = (raw: RawFlags, words: readonly string[], environment: Environment, now: number): Flags => ({
	words,
	has: ({name}) => raw[name] !== undefined,
	value: option => readOption(option, raw, now),
	values({name, read}) {
		const texts = [raw[name]].flat().filter(text => typeof text === 'string');
		return read ? texts.map(text => read(`--${name}`, text, now)) : [];
	},
	variable: name => environment[name] === '' ? undefined : environment[name],
});
