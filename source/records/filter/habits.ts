import {parseDecimal} from './decimal.js';
import {isLikeDate, parseIso} from './instant.js';

/**
Habits from other query languages, and what clickmon uses instead. Without a message, such a filter would just find nothing.
*/

const operatorHabits: ReadonlyMap<string, string> = new Map([
	['==', '='],
	['===', '='],
	['=~', '~'],
	['~=', '~'],
	['~~', '~'],
	['!==', '!='],
	['=!', '!='],
	['<>', '!='],
	['=>', '>='],
	['=<', '<='],
]);

/**
The fault in an operator and its unquoted value.
*/
export const operatorHabit = (field: string, operator: string, value: string): string | undefined => {
	const more = /^[!<=>~]+/v.exec(value)?.[0];
	if (more === undefined) {
		return undefined;
	}

	const habit = operatorHabits.get(operator + more);
	return habit === undefined
		? `a value that begins with “${more}” wants quotes: ${field}${operator}"${value}"`
		: `“${operator}${more}” is written “${habit}”: ${field}${habit}${value.slice(more.length)}`;
};

/**
Conditions that are joined without blanks, in an unquoted word.
*/
export const joinHabit = (word: string): string | undefined => {
	const join = /\|\||&&/v.exec(word)?.[0] ?? /(?<join>[,;\|])[\p{Letter}_][\p{Letter}\p{Number}\-._]*[!<=>~]/v.exec(word)?.groups?.join;
	if (join === undefined) {
		return undefined;
	}

	return join.startsWith('|')
		? `“${join}” is written “or”: a=1 or b=2; what holds a “${join}” itself wants quotes`
		: `“${join}” is written as a blank: a=1 b=2; what holds a “${join}” itself wants quotes`;
};

const powers: Readonly<Record<string, number>> = {
	'': 0, k: 1, m: 2, g: 3,
};

const sizeHabit = (operator: string, value: string): string | undefined => {
	if (parseDecimal(value)) {
		return undefined;
	}

	const {count, power = ''} = /^(?<count>\d+(?:\.\d+)?)(?<power>[gkm])?(?:i?b|bytes?)?$/iv.exec(value)?.groups ?? {};
	return count === undefined
		? `size is a number of bytes: size${operator}1000`
		: `size is a number of bytes, without a unit: size${operator}${Math.round(Number(count) * (1024 ** powers[power.toLowerCase()]!))}`;
};

const ordering: ReadonlySet<string> = new Set(['>', '<', '>=', '<=']);

/**
An unquoted value that could not match anything.
*/
export const valueHabit = (field: string, operator: string, value: string): string | undefined => {
	if (field === 'size' && !operator.endsWith('~')) {
		return sizeHabit(operator, value);
	}

	if (field === 'seq' && ordering.has(operator) && !/^\d+$/v.test(value)) {
		return `a sequence number has digits alone: seq${operator}4959…`;
	}

	if (/^'.*'$/v.test(value)) {
		return `quotes are double: ${field}${operator}"${value.slice(1, -1)}"`;
	}

	if (ordering.has(operator) && /^\d{1,3}(?:[,_]\d{3})+$/v.test(value)) {
		return `numbers have digits alone: ${field}${operator}${value.replaceAll(/[,_]/gv, '')}`;
	}

	if (isLikeDate(value) && parseIso(value) === undefined) {
		return `there is no date ${value}`;
	}

	const isGlob = (operator === '=' || operator === '!=') && value.length > 1 && /^\*|\*$/v.test(value);
	return isGlob
		? `“*” stands for nothing else here: ${field}${operator === '=' ? '~' : '!~'}${value.replaceAll('*', '')} looks within the text, and quotes around the value look for “*” itself`
		: undefined;
};

const OPERATOR_ALONE = /^(?:[!=]=+|=>|=<|<>|<=|>=|[!=]~|~=|[<=>~])$/v;
const OPERATOR_FIRST = /^(?:!=|!~|>=|<=|[<=>~])[^\s<=>~]\S*$/v;

/**
An unquoted word that is taken as a text to find: `before` is the word before it, if that is one too, and `after` is what follows.
*/
export const wordHabit = (word: string, before: string | undefined, after: string): string | undefined => {
	const [next = '1'] = after.trimStart().split(/\s/v, 1);
	if (OPERATOR_ALONE.test(word)) {
		return `“${word}” stands without blanks around it: ${before ?? 'a'}${operatorHabits.get(word) ?? word}${next === '' ? '1' : next}`;
	}

	return before !== undefined && OPERATOR_FIRST.test(word) ? `an operator stands without blanks around it: ${before}${word}` : undefined;
};
