import type {
	Expression,
	FilterFault,
	Operator,
	Term,
} from './expression.js';
import {regexPattern, textPattern, type Pattern} from './pattern.js';

class Fault extends Error {
	readonly position: number;

	constructor(position: number, message: string) {
		super(message);
		this.position = position;
	}
}

type Value = {readonly text: string; readonly pattern: Pattern; readonly end: number};

const BLANKS = /\s*/vy;
const WORD = /\S+/vy;
const QUOTED = /"(?<text>(?:[^"\\]|\\.)*)"/vy;
// A regular expression ends at a slash that ends the word, so that /checkout and /a/b are plain text.
const REGEX = /\/(?<source>(?:[^\/\\]|\\.)+)\/(?<flags>i?)(?=\s|$)/vy;
const FIELD = /(?<field>[\d\p{Letter}$\-.@\[\]_]+)(?<operator>!=|!~|>=|<=|[<=>~])/vy;

const matchAt = (regex: RegExp, text: string, position: number): RegExpExecArray | undefined => {
	regex.lastIndex = position;
	return regex.exec(text) ?? undefined;
};

const regexFault = (error: unknown): string => {
	const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /v, '') : 'not understood';
	return `bad regular expression: ${reason}`;
};

const readRegex = ({index, 0: {length}, groups: {source, flags} = {}}: RegExpExecArray): Value => {
	try {
		return {
			text: source!, pattern: regexPattern(source!, flags!), end: index + length,
		};
	} catch (error) {
		throw new Fault(index, regexFault(error));
	}
};

/**
A quoted text, a regular expression where one may stand, or what stands there up to the next blank.
*/
const readValue = (text: string, position: number, canBeRegex: boolean): Value | undefined => {
	const regex = canBeRegex ? matchAt(REGEX, text, position) : undefined;
	if (regex) {
		return readRegex(regex);
	}

	const quoted = matchAt(QUOTED, text, position);
	if (quoted) {
		const inside = quoted.groups!.text!.replaceAll(/\\(?<character>.)/gsv, '$<character>');
		return {
			text: inside, pattern: textPattern(inside), end: position + quoted[0].length,
		};
	}

	if (text[position] === '"') {
		throw new Fault(position, 'the quote is not closed');
	}

	const word = matchAt(WORD, text, position)?.[0];
	return word === undefined
		? undefined
		: {
			text: word, pattern: textPattern(word), end: position + word.length,
		};
};

const readField = (text: string, {index, 0: {length}, groups}: RegExpExecArray, isInverted: boolean): {term: Term; end: number} => {
	const {field = '', operator = ''} = groups ?? {};
	// `url=/cart/` means that very text.
	const value = readValue(text, index + length, operator.endsWith('~'));
	if (!value) {
		throw new Fault(index + length, `${field}${operator} wants a value after it`);
	}

	const isNegative = operator.startsWith('!');
	const base = (isNegative ? operator.slice(1) : operator) as Operator;
	return {
		term: {
			type: 'field', field, operator: base, value: value.text, pattern: value.pattern, isInverted: isInverted !== isNegative,
		},
		end: value.end,
	};
};

const readTerm = (text: string, start: number): {term: Term; end: number} => {
	const isInverted = text[start] === '!';
	const position = isInverted ? start + 1 : start;
	const field = matchAt(FIELD, text, position);
	if (field) {
		return readField(text, field, isInverted);
	}

	const value = readValue(text, position, true);
	if (!value) {
		throw new Fault(position, '! wants something after it to invert');
	}

	return {term: {type: 'text', pattern: value.pattern, isInverted}, end: value.end};
};

const skipBlanks = (text: string, position: number): number => position + matchAt(BLANKS, text, position)![0].length;

/**
Takes an expression apart. Never throws: what is wrong comes back as a fault, with the place.
*/
export const parseFilter = (text: string): Expression | FilterFault => {
	try {
		let position = skipBlanks(text, 0);
		// A ! that stands alone inverts all that follows.
		const isInverted = /^!\s/v.test(text.slice(position));
		if (isInverted) {
			position = skipBlanks(text, position + 1);
		}

		if (isInverted && position === text.length) {
			throw new Fault(position, '! wants something after it to invert');
		}

		const terms: Term[] = [];
		while (position < text.length) {
			const {term, end} = readTerm(text, position);
			if (end < text.length && skipBlanks(text, end) === end) {
				throw new Fault(end, 'a blank is missing here');
			}

			terms.push(term);
			position = skipBlanks(text, end);
		}

		return {isInverted, terms};
	} catch (error) {
		if (error instanceof Fault) {
			return {position: error.position, message: error.message};
		}

		throw error;
	}
};
