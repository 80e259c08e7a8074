import {visible} from '../../words.js';

/**
Reads a member of an answer into the form that the rest of clickmon sees. Throws a SyntaxError if it is not what the API Reference says; that counts as an answer that was garbled on its way.
*/
export type Shape<Value> = (value: unknown, path: string) => Value;

export type ValueOf<S> = S extends Shape<infer Value> ? Value : never;

/**
The service's longest text that is not a token: an ARN. Source: API Reference, StreamARN.
*/
const MAX_TEXT_LENGTH = 2048;

// A token or an iterator has no such bound in the newer services; this is the sum of a page.
const MAX_TOKEN_LENGTH = 1024 * 1024;

const wrong = (path: string, value: unknown, wanted: string): SyntaxError => {
	const found = value === undefined || value === null ? 'is missing' : `is no ${wanted}`;
	return new SyntaxError(`the member ${path} of the answer ${found}`);
};

const stringWithin = (length: number) => (value: unknown, path: string): string => {
	if (typeof value !== 'string' || value.length > length) {
		throw wrong(path, value, typeof value === 'string' ? `text of at most ${length} characters` : 'text');
	}

	return value;
};

const boundedText = stringWithin(MAX_TEXT_LENGTH);

/**
A text that people may see: it is safe on a terminal from here on.
*/
export const text = <Text extends string = string>(value: unknown, path: string): Text => visible(boundedText(value, path)) as string as Text;

/**
A text that is only sent back: a token, an iterator. It is not shown.
*/
export const token: Shape<string> = stringWithin(MAX_TOKEN_LENGTH);

/**
A decimal number of any length, as text.
*/
export const digits: Shape<string> = (value, path) => {
	const number = boundedText(value, path);
	if (!/^\d{1,200}$/v.test(number)) {
		throw wrong(path, value, 'number');
	}

	return number;
};

export const count: Shape<number> = (value, path) => {
	if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
		throw wrong(path, value, 'count');
	}

	return value;
};

export const isTrue: Shape<boolean> = (value, path) => {
	if (typeof value !== 'boolean') {
		throw wrong(path, value, 'truth value');
	}

	return value;
};

export const time: Shape<Date> = (value, path) => {
	if (!(value instanceof Date) || Number.isNaN(value.getTime())) {
		throw wrong(path, value, 'time');
	}

	return value;
};

/**
A value that is taken as it is, because it was checked when it was read.
*/
export const asRead = <Value>(value: unknown): Value => value as Value;

/**
A member that may be missing. Some emulators send null for that.
*/
export const optional = <Value>(shape: Shape<Value>): Shape<Value | undefined> => (value, path) =>
	value === undefined || value === null ? undefined : shape(value, path);

/**
A member that is left out if it is wrong, because nothing depends on it.
*/
export const ifProper = <Value>(shape: Shape<Value>): Shape<Value | undefined> => (value, path) => {
	try {
		return shape(value, path);
	} catch {
		return undefined;
	}
};

export const list = <Value>(shape: Shape<Value>): Shape<Value[]> => (value, path) => {
	if (!Array.isArray(value)) {
		throw wrong(path, value, 'list');
	}

	return value.map((element, index) => shape(element, `${path}[${index}]`));
};

/**
An object with these members only.
*/
export const structure = <Members extends Readonly<Record<string, Shape<unknown>>>>(members: Members): Shape<{readonly [Name in keyof Members]: ValueOf<Members[Name]>}> => {
	const shapes = Object.entries(members);
	return (value, path) => {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			throw wrong(path, value, 'object');
		}

		const prefix = path === '' ? '' : `${path}.`;
		return Object.fromEntries(shapes.map(([name, shape]) => [name, shape(Reflect.get(value, name), `${prefix}${name}`)])) as never;
	};
};
