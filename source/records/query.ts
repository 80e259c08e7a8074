import {isDeepStrictEqual} from 'node:util';
import {
	compile,
	isRegistered,
	TreeInterpreter,
	type JSONValue,
} from '@jmespath-community/jmespath';
import {canBeInexact, parseExactly} from './filter/exact-json.js';

/**
A JMESPath expression, checked.
*/
export type Query = {
	/**
	The result for a value; null if the value has nothing that fits. Throws if a function gets an argument that it does not take.
	*/
	search(value: unknown): unknown;
	/**
	The result for a JSON text, written as JSON.stringify does but with all digits; null if the text has nothing that fits. Throws if a function gets an argument that it does not take, and a RangeError if the JSON is nested too deep.
	*/
	searchText(json: string): QueryResult;
};

export type QueryResult = {
	readonly value: unknown;
	/**
	The library computes with doubles, and the result depends on a number that a double cannot hold.
	*/
	readonly isRounded: boolean;
};

/**
What is wrong with an expression; `position` counts characters from 0.
*/
export type QueryFault = {
	readonly position: number;
	readonly message: string;
};

const complaintOf = (text: string): string | undefined => {
	try {
		compile(text);
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
};

/**
Whether more text could make it valid: the library complains only about the end.
*/
const isBeginning = (text: string): boolean => /EOF|end of JSON/v.test(complaintOf(text) ?? 'EOF');

/**
The library does not tell the place. It is where the text is no longer the beginning of a valid expression.
*/
const placeOf = (text: string): number => {
	let length = 0;
	while (length < text.length && isBeginning(text.slice(0, length + 1))) {
		length++;
	}

	return length;
};

const SHOWN_CHARACTERS = 20;

const faultOf = (text: string): QueryFault => {
	const position = placeOf(text);
	return {position, message: position === text.length ? 'it ends too early' : `“${text.slice(position, position + SHOWN_CHARACTERS)}” cannot stand there`};
};

/**
The names of all functions that a compiled expression calls.
*/
const functionsOf = (node: unknown): readonly string[] => {
	if (typeof node !== 'object' || node === null) {
		return [];
	}

	const {type, name} = node as {readonly type?: unknown; readonly name?: unknown};
	return [...(type === 'Function' ? [name as string] : []), ...Object.values(node).flatMap(child => functionsOf(child))];
};

/**
Numbers that a double cannot hold are given to the library as objects, and it passes them on whole. If it counts or compares with one, its result differs from the one with doubles.
*/
const searchExactly = (json: string, search: (value: unknown) => unknown): QueryResult => {
	const value = search(JSON.parse(json));
	if (!canBeInexact(json)) {
		return {value, isRounded: false};
	}

	const exact = attempt(() => search(parseExactly(json)));
	// After writing and parsing, exact numbers are doubles.
	const written = exact === undefined ? undefined : JSON.stringify(exact);
	const isSame = written !== undefined && isDeepStrictEqual(JSON.parse(written), value);
	return {value: isSame ? exact : value, isRounded: !isSame};
};

const attempt = <Value>(work: () => Value): Value | undefined => {
	try {
		return work();
	} catch {
		return undefined;
	}
};

/**
The query of an expression, or the fault in it.
*/
export const createQuery = (text: string): Query | QueryFault => {
	if (complaintOf(text) !== undefined) {
		return faultOf(text);
	}

	const node = compile(text);
	const unknown = functionsOf(node).find(name => !isRegistered(name));
	if (unknown !== undefined) {
		return {position: text.indexOf(unknown), message: `there is no function ${unknown}()`};
	}

	const search = (value: unknown): unknown => TreeInterpreter.search(node, value as JSONValue);
	return {search, searchText: json => searchExactly(json, search)};
};
