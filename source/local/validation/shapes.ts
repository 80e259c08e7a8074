import {serializationError, wrongType} from './serialization.js';
import type {Problem, Shape} from './shape.js';

const addProblem = (problems: Problem[], value: string, constraint: string) => {
	problems.push({path: '', value: `'${value}'`, constraint});
};

export const checkLength = (problems: Problem[], shown: () => string, length: number, {minimum = 0, maximum = Infinity}: {minimum?: number; maximum?: number}) => {
	if (length < minimum) {
		addProblem(problems, shown(), `Member must have length greater than or equal to ${minimum}`);
	} else if (length > maximum) {
		addProblem(problems, shown(), `Member must have length less than or equal to ${maximum}`);
	}
};

/**
B counts Unicode characters, of which JavaScript's length counts some twice. A text far too long is not counted out.
*/
const characterCount = (text: string, maximum: number): number => text.length > maximum && text.length <= 2 * maximum ? [...text].length : text.length;

/**
Lengths are in Unicode characters; `pattern` must match the whole text.
*/
export const string = ({pattern, ...length}: {minimum?: number; maximum?: number; pattern?: string} = {}): Shape<string> => {
	// The service's patterns are Java's, which the v flag does not take.
	// eslint-disable-next-line require-unicode-regexp
	const expression = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
	return {
		check(value, problems) {
			if (typeof value !== 'string') {
				throw wrongType(value, 'an String');
			}

			if (expression && !expression.test(value)) {
				addProblem(problems, value, `Member must satisfy regular expression pattern: ${pattern}`);
			}

			checkLength(problems, () => value, characterCount(value, length.maximum ?? Infinity), length);
		},
	};
};

export const oneOf = <const Value extends string>(...values: readonly Value[]): Shape<Value> => ({
	check(value, problems) {
		if (typeof value !== 'string') {
			throw wrongType(value, 'an String');
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
			throw typeof value === 'string' ? serializationError(`'${value.toUpperCase()}' can not be converted to an Boolean`) : wrongType(value, 'an Boolean');
		}
	},
};

export const timestamp: Shape<Date> = {
	check(value) {
		if (!(value instanceof Date) || Number.isNaN(value.getTime())) {
			throw wrongType(value, 'milliseconds since epoch');
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
