import type {WireObject, WireValue} from '../operation.js';
import {wrongType} from './serialization.js';
import {
	checkFields,
	joinPath,
	type Checked,
	type Fields,
	type Problem,
	type Shape,
} from './shape.js';

const addProblem = (problems: Problem[], value: string, constraint: string) => {
	problems.push({path: '', value: `'${value}'`, constraint});
};

const checkLength = (problems: Problem[], shown: () => string, length: number, {minimum = 0, maximum = Infinity}: {minimum?: number; maximum?: number}) => {
	if (length < minimum) {
		addProblem(problems, shown(), `Member must have length greater than or equal to ${minimum}`);
	} else if (length > maximum) {
		addProblem(problems, shown(), `Member must have length less than or equal to ${maximum}`);
	}
};

/**
Lengths are in characters; `pattern` must match the whole text.
*/
export const string = ({pattern, ...length}: {minimum?: number; maximum?: number; pattern?: string} = {}): Shape<string> => {
	// The service's patterns are Java's, which the v flag does not take.
	// eslint-disable-next-line require-unicode-regexp
	const expression = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
	return {
		check(value, problems) {
			if (typeof value !== 'string') {
				throw wrongType(value, 'a String');
			}

			if (expression && !expression.test(value)) {
				addProblem(problems, value, `Member must satisfy regular expression pattern: ${pattern}`);
			}

			checkLength(problems, () => value, value.length, length);
		},
	};
};

export const oneOf = <const Value extends string>(...values: readonly Value[]): Shape<Value> => ({
	check(value, problems) {
		if (typeof value !== 'string') {
			throw wrongType(value, 'a String');
		}

		if (!(values as readonly string[]).includes(value)) {
			addProblem(problems, value, `Member must satisfy enum value set: [${values.join(', ')}]`);
		}
	},
});

export const integer = ({minimum, maximum}: {minimum?: number; maximum?: number} = {}): Shape<number> => ({
	check(value, problems) {
		if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
			throw wrongType(value, 'an Integer');
		}

		if (minimum !== undefined && value < minimum) {
			addProblem(problems, String(value), `Member must have value greater than or equal to ${minimum}`);
		} else if (maximum !== undefined && value > maximum) {
			addProblem(problems, String(value), `Member must have value less than or equal to ${maximum}`);
		}
	},
});

export const boolean: Shape<boolean> = {
	check(value) {
		if (typeof value !== 'boolean') {
			throw wrongType(value, 'a Boolean');
		}
	},
};

export const timestamp: Shape<Date> = {
	check(value) {
		if (!(value instanceof Date) || Number.isNaN(value.getTime())) {
			throw wrongType(value, 'a Timestamp');
		}
	},
};

export const blob = ({maximum}: {maximum: number}): Shape<Uint8Array> => ({
	check(value, problems) {
		if (!(value instanceof Uint8Array)) {
			throw wrongType(value, 'a Blob');
		}

		checkLength(problems, () => `java.nio.HeapByteBuffer[pos=0 lim=${value.length} cap=${value.length}]`, value.length, {maximum});
	},
});

const isPlainObject = (value: WireValue): value is WireObject =>
	typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);

const prefixNew = (problems: Problem[], from: number, prefix: string) => {
	for (let index = from; index < problems.length; index++) {
		const problem = problems[index]!;
		problem.path = joinPath(prefix, problem.path);
	}
};

export const list = <Value>(member: Shape<Value>, length: {minimum?: number; maximum?: number} = {}): Shape<Value[]> => ({
	check(value, problems) {
		if (!Array.isArray(value)) {
			throw wrongType(value, 'a List');
		}

		checkLength(problems, () => `[${value.map(item => typeof item === 'object' ? '…' : String(item)).slice(0, 10).join(', ')}]`, value.length, length);
		for (const [index, element] of value.entries()) {
			const before = problems.length;
			member.check(element, problems);
			prefixNew(problems, before, `${index + 1}.member`);
		}
	},
});

export const map = (key: Shape<string>, member: Shape<string>, length: {minimum?: number; maximum?: number} = {}): Shape<Readonly<Record<string, string>>> => ({
	check(value, problems) {
		if (!isPlainObject(value)) {
			throw wrongType(value, 'a Map');
		}

		const entries = Object.entries(value);
		checkLength(problems, () => `{${entries.slice(0, 10).map(([name, item]) => `${name}=${JSON.stringify(item)}`).join(', ')}}`, entries.length, length);
		for (const [name, item] of entries) {
			const before = problems.length;
			key.check(name, problems);
			member.check(item, problems);
			prefixNew(problems, before, `${name}.member`);
		}
	},
});

export const structure = <const InputFields extends Fields>(fields: InputFields): Shape<Checked<InputFields>> => ({
	check(value, problems) {
		if (!isPlainObject(value)) {
			throw wrongType(value, 'a Structure');
		}

		checkFields(fields, value, problems);
	},
});
