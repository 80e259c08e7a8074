import type {WireValue} from '../operation.js';

/**
A constraint that a value did not meet; `path` is relative to the value that was checked and grows on the way up.
*/
export type Problem = {
	path: string;
	readonly value: string;
	readonly constraint: string;
};

/**
What a value of an input must be. `check` adds what is wrong, and throws a SerializationException for another type.
*/
export type Shape<Value> = {
	readonly isRequired?: boolean;
	check(value: WireValue, problems: Problem[]): void;
	/**
	Only for the compiler: what a checked value is.
	*/
	readonly type?: Value;
};

export type RequiredShape<Value> = Shape<Value> & {readonly isRequired: true};

export type Fields = Readonly<Record<string, Shape<unknown>>>;

type FieldValue<Field> = Field extends Shape<infer Value> ? Value : never;

/**
The type of an input that passed the check of `fields`.
*/
export type Checked<InputFields extends Fields> = {
	readonly [Name in keyof InputFields]: InputFields[Name] extends {readonly isRequired: true} ? FieldValue<InputFields[Name]> : FieldValue<InputFields[Name]> | undefined;
};

export const required = <Value>(shape: Shape<Value>): RequiredShape<Value> => ({...shape, isRequired: true});

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const joinPath = (outer: string, inner: string): string => inner === '' ? outer : `${outer}.${inner}`;

/**
Checks a structure's fields; paths are built only when something is wrong, because this runs for every record.
*/
export const checkFields = (fields: Fields, value: Readonly<Record<string, WireValue>>, problems: Problem[]): void => {
	for (const name in fields) { // eslint-disable-line guard-for-in
		const field = fields[name]!;
		const member = value[name] ?? undefined;
		const before = problems.length;
		if (member !== undefined) {
			field.check(member, problems);
		} else if (field.isRequired) {
			problems.push({path: '', value: 'null', constraint: 'Member must not be null'});
		}

		for (let index = before; index < problems.length; index++) {
			const problem = problems[index]!;
			problem.path = joinPath(lowerFirst(name), problem.path);
		}
	}
};
