import type {WireObject, WireValue} from '../operation.js';
import {notContainer} from './serialization.js';
import {
	checkFields,
	joinPath,
	type Checked,
	type Fields,
	type Problem,
	type Shape,
} from './shape.js';
import {checkLength} from './shapes.js';

export const isPlainObject = (value: WireValue): value is WireObject =>
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
			throw notContainer(value, 'list or null');
		}

		checkLength(problems, () => `[${value.map(item => typeof item === 'object' ? '…' : String(item)).slice(0, 10).join(', ')}]`, value.length, length);
		for (const [index, element] of value.entries()) {
			const before = problems.length;
			member.check(element, problems);
			prefixNew(problems, before, `${index + 1}.member`);
		}
	},
});

export const structure = <const InputFields extends Fields>(fields: InputFields): Shape<Checked<InputFields>> => ({
	check(value, problems) {
		if (!isPlainObject(value)) {
			throw notContainer(value, 'null');
		}

		checkFields(fields, value, problems);
	},
});
