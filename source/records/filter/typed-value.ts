import {Fault} from './fault.js';
import {regexPattern, textPattern, type Pattern} from './pattern.js';

/**
A value as it was typed, and where it ends.
*/
export type TypedValue = {
	readonly text: string;
	readonly pattern: Pattern;
	readonly end: number;
	/**
	Neither quoted nor a regular expression, so it may mean something else.
	*/
	readonly isBare: boolean;
};

const WORD = /\S+/vy;
const QUOTED = /"(?<text>(?:[^"\\]|\\.)*)"/vy;
// A regular expression ends at a slash that ends the word, so that /checkout and /a/b are plain text.
const REGEX = /\/(?<source>(?:[^\/\\]|\\.)+)\/(?<flags>i?)(?=\s|$)/vy;

/**
The match that begins exactly here.
*/
export const matchAt = (regex: RegExp, text: string, position: number): RegExpExecArray | undefined => {
	regex.lastIndex = position;
	return regex.exec(text) ?? undefined;
};

/**
The text in quotes; it may have escaped quotes in it.
*/
export const unquoted = (inside: string): string => inside.replaceAll(/\\(?<character>.)/gsv, '$<character>');

const regexFault = (error: unknown): string => {
	const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /v, '') : 'not understood';
	return `bad regular expression: ${reason}`;
};

const readRegex = ({index, 0: {length}, groups: {source, flags} = {}}: RegExpExecArray): TypedValue => {
	try {
		return {
			text: source!, pattern: regexPattern(source!, flags!), end: index + length, isBare: false,
		};
	} catch (error) {
		throw new Fault(index, regexFault(error));
	}
};

/**
A quoted text, a regular expression if one is allowed here, or the text up to the next blank.
*/
export const readValue = (text: string, position: number, canBeRegex: boolean): TypedValue | undefined => {
	const regex = canBeRegex ? matchAt(REGEX, text, position) : undefined;
	if (regex) {
		return readRegex(regex);
	}

	const quoted = matchAt(QUOTED, text, position);
	if (quoted) {
		const inside = unquoted(quoted.groups!.text!);
		return {
			text: inside, pattern: textPattern(inside), end: position + quoted[0].length, isBare: false,
		};
	}

	if (text[position] === '"') {
		throw new Fault(position, 'the quote is not closed');
	}

	const word = matchAt(WORD, text, position)?.[0];
	return word === undefined
		? undefined
		: {
			text: word, pattern: textPattern(word), end: position + word.length, isBare: true,
		};
};
