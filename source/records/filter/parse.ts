import type {
	Expression,
	FilterFault,
	Operator,
	Term,
} from './expression.js';
import {Fault} from './fault.js';
import {
	joinHabit,
	operatorHabit,
	valueHabit,
	wordHabit,
} from './habits.js';
import {matchAt, readValue, unquoted} from './typed-value.js';
import {wantedOf} from './wanted.js';

const BLANKS = /\s*/vy;
// A name in quotes, or in parts with quotes around some. What begins with a slash, or holds two, is a text: a path, an address.
const FIELD = /(?!\/)(?<name>(?:"(?:[^"\\]|\\.)*"|[[\w\P{ASCII}$*\-.\/:@\[\]]--\s])+)(?<operator>!=|!~|>=|<=|[<=>~])/vy;
const NAME_PART = /"(?<inside>(?:[^"\\]|\\.)*)"|(?<bare>[^"]+)/gv;
const JOINING_WORD = /(?<word>or|and)(?=\s|$)/ivy;
// As in a != b, where the ! does not invert a term.
const NOT_ALONE = /^![=~]+(?:\s|$)/v;
const NOT = /not\s+/ivy;

const skipBlanks = (text: string, position: number): number => position + matchAt(BLANKS, text, position)![0].length;

const matchField = (text: string, position: number): RegExpExecArray | undefined => {
	const field = matchAt(FIELD, text, position);
	return field && /^[^"]*\/\//v.test(field.groups!.name!) ? undefined : field;
};

const nameOf = (typed: string): string => typed.replaceAll(NAME_PART, (_all, ...more) => {
	const {inside, bare} = more.at(-1) as {inside?: string; bare?: string};
	return inside === undefined ? bare! : unquoted(inside);
});

type Read = {
	readonly term: Term;
	readonly end: number;
	/**
	The word, if it is a text to look for without quotes around it.
	*/
	readonly word?: string;
};

const complain = (position: number, habit: string | undefined) => {
	if (habit !== undefined) {
		throw new Fault(position, habit);
	}
};

const readField = (text: string, {index, 0: {length}, groups}: RegExpExecArray, isInverted: boolean, now: number): Read => {
	const {name = '', operator = ''} = groups ?? {};
	const position = index + length;
	// `url=/cart/` means that very text.
	const value = readValue(text, position, operator.endsWith('~'));
	if (!value) {
		throw new Fault(position, `${name}${operator} wants a value after it`);
	}

	if (value.isBare) {
		complain(position, operatorHabit(name, operator, value.text) ?? joinHabit(value.text) ?? valueHabit(name, operator, value.text));
	}

	const isNegative = operator.startsWith('!');
	return {
		term: {
			type: 'field',
			field: nameOf(name),
			operator: (isNegative ? operator.slice(1) : operator) as Operator,
			wanted: wantedOf(value.text, now),
			pattern: value.pattern,
			isInverted: isInverted !== isNegative,
		},
		end: value.end,
	};
};

const readText = (text: string, position: number, isInverted: boolean, before: string | undefined): Read => {
	const value = readValue(text, position, true);
	if (!value) {
		throw new Fault(position, '! wants something after it to invert');
	}

	if (value.isBare) {
		complain(position, wordHabit(value.text, before, text.slice(value.end)) ?? joinHabit(value.text));
		const group = value.text.startsWith('(') ? matchField(text, position + 1) : undefined;
		complain(position, group && 'there are no brackets: what stands between two “or” belongs together');
	}

	return {term: {type: 'text', pattern: value.pattern, isInverted}, end: value.end, word: value.isBare ? value.text : undefined};
};

const readTerm = (text: string, start: number, before: string | undefined, now: number): Read => {
	const not = matchAt(NOT, text, start);
	const denied = not && matchField(text, start + not[0].length);
	complain(start, denied && `“${not[0].trim()}” is written “!”: !${text.slice(denied.index).split(/\s/v, 1)[0]!}`);
	const isInverted = text[start] === '!' && !NOT_ALONE.test(text.slice(start));
	const position = isInverted ? start + 1 : start;
	const field = matchField(text, position);
	return field ? readField(text, field, isInverted, now) : readText(text, position, isInverted, before);
};

/**
Reads the terms of an expression; each “or” begins the next alternative.
*/
const readAlternatives = (text: string, start: number, now: number): ReadonlyArray<readonly Term[]> => {
	const alternatives: Term[][] = [[]];
	let before: string | undefined;
	let joined: {readonly word: string; readonly end: number} | undefined;
	let position = start;
	while (position < text.length) {
		const joining = matchAt(JOINING_WORD, text, position)?.groups?.word;
		if (joining === undefined) {
			const {term, end, word} = readTerm(text, position, before, now);
			if (end < text.length && skipBlanks(text, end) === end) {
				throw new Fault(end, 'a blank is missing here');
			}

			alternatives.at(-1)!.push(term);
			before = word;
			joined = undefined;
			position = skipBlanks(text, end);
			continue;
		}

		if (joined !== undefined || alternatives.at(-1)!.length === 0) {
			throw new Fault(position, `“${joining}” stands between two conditions; the word itself wants quotes`);
		}

		joined = {word: joining, end: position + joining.length};
		before = undefined;
		if (joining.toLowerCase() === 'or') {
			alternatives.push([]);
		}

		position = skipBlanks(text, joined.end);
	}

	if (joined) {
		throw new Fault(joined.end, `“${joined.word}” stands between two conditions; the word itself wants quotes`);
	}

	return alternatives;
};

/**
Parses an expression. Never throws: a fault is returned with its place. A duration counts back from `now`, in ms since the epoch.
*/
export const parseFilter = (text: string, now: number): Expression | FilterFault => {
	try {
		let position = skipBlanks(text, 0);
		// A ! that stands alone inverts everything after it.
		const isInverted = /^!\s/v.test(text.slice(position));
		if (isInverted) {
			position = skipBlanks(text, position + 1);
		}

		if (isInverted && position === text.length) {
			throw new Fault(position, '! wants something after it to invert');
		}

		return {isInverted, alternatives: readAlternatives(text, position, now)};
	} catch (error) {
		if (error instanceof Fault) {
			return {position: error.position, message: error.message};
		}

		throw error;
	}
};
