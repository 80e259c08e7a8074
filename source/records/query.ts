import {
	compile,
	isRegistered,
	TreeInterpreter,
	type JSONValue,
} from '@jmespath-community/jmespath';

/**
A JMESPath expression, checked.
*/
export type Query = {
	/**
	What it makes of a value; null where that has nothing of the kind. Throws when a function is given what it does not take.
	*/
	search(value: unknown): unknown;
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
Whether more could follow and make it good: the library complains of the end alone.
*/
const isBeginning = (text: string): boolean => /EOF|end of JSON/v.test(complaintOf(text) ?? 'EOF');

/**
The library does not tell the place: it is where the text stops being the beginning of a good expression.
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
The query of an expression, or what is wrong with it.
*/
export const createQuery = (text: string): Query | QueryFault => {
	if (complaintOf(text) !== undefined) {
		return faultOf(text);
	}

	const node = compile(text);
	const unknown = functionsOf(node).find(name => !isRegistered(name));
	return unknown === undefined
		? {search: value => TreeInterpreter.search(node, value as JSONValue)}
		: {position: text.indexOf(unknown), message: `there is no function ${unknown}()`};
};
