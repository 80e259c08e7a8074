import type {RecordFields} from '../record-json.js';
import {contentOf} from './content.js';
import type {Operator} from './expression.js';
import type {Pattern} from './pattern.js';
import {checkDepth} from './unreadable.js';

/**
A record as a filter gets it.
*/
export type FilterRecord = {
	readonly shardId: string;
	readonly record: RecordFields;
};

const DATA_PREFIX = 'data.';

const memberOf = (value: unknown, name: string): unknown =>
	typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;

/**
The value at a path such as `user.id` or `items.0.price`; a member whose own name has dots is found by its name.
*/
const valueAt = (json: unknown, path: string): unknown => {
	const direct = memberOf(json, path);
	if (direct !== undefined) {
		return direct;
	}

	let value = json;
	for (const name of path.replaceAll(/\[(?<index>\d+)\]/gv, '.$<index>').split('.')) {
		value = memberOf(value, name);
	}

	return value;
};

/**
The fields of the record itself; every other name is a path into its JSON data.
*/
const ownFields: Readonly<Record<string, (source: FilterRecord) => readonly unknown[]>> = {
	key: ({record}) => [record.PartitionKey],
	shard: ({shardId}) => [shardId, Number(shardId.slice(shardId.lastIndexOf('-') + 1))],
	seq: ({record}) => [record.SequenceNumber],
	// As it was put: what counts against the limits of the shard.
	size: ({record}) => [record.packing?.packedBytes ?? record.Data.byteLength],
};

/**
What a field may stand for: `data.` before a path is the root of the data, unless the data has a member of that name.
*/
export const valuesOf = (source: FilterRecord, field: string): readonly unknown[] => {
	if (Object.hasOwn(ownFields, field)) {
		return ownFields[field]!(source);
	}

	const {json} = contentOf(source.record);
	const value = valueAt(json, field);
	return field.startsWith(DATA_PREFIX) ? [value, valueAt(json, field.slice(DATA_PREFIX.length))] : [value];
};

const isNumeric = (text: string): boolean => text.trim() !== '' && !Number.isNaN(Number(text));

const isWhole = (text: string): boolean => /^\d+$/v.test(text);

const isEqual = (value: unknown, wanted: string): boolean => {
	if (typeof value === 'string') {
		return value === wanted;
	}

	return typeof value === 'number' ? isNumeric(wanted) && value === Number(wanted) : (typeof value === 'boolean' || value === null) && String(value) === wanted;
};

/**
Below, at or above zero as the value is below, at or above what is wanted; NaN when they cannot be compared. Numbers compare with numbers, text (such as ISO times) with text.
*/
const compare = (value: unknown, wanted: string): number => {
	if (typeof value === 'number') {
		return isNumeric(wanted) ? value - Number(wanted) : NaN;
	}

	if (typeof value !== 'string') {
		return NaN;
	}

	// Sequence numbers are far beyond what a double holds.
	if (isWhole(value) && isWhole(wanted)) {
		const difference = BigInt(value) - BigInt(wanted);
		return difference === 0n ? 0 : (difference > 0n ? 1 : -1);
	}

	if (isNumeric(value) && isNumeric(wanted)) {
		return Number(value) - Number(wanted);
	}

	if (isNumeric(wanted)) {
		return NaN;
	}

	return value === wanted ? 0 : (value > wanted ? 1 : -1);
};

const textOf = (value: unknown): string | undefined => {
	if (value === undefined) {
		return undefined;
	}

	if (typeof value === 'string') {
		return value;
	}

	checkDepth(value);
	return JSON.stringify(value);
};

type Test = (value: unknown, wanted: string, pattern: Pattern) => boolean;

const tests: Readonly<Record<Operator, Test>> = {
	'=': isEqual,
	'~'(value, _, pattern) {
		const text = textOf(value);
		return text !== undefined && pattern.test(text);
	},
	'>': (value, wanted) => compare(value, wanted) > 0,
	'<': (value, wanted) => compare(value, wanted) < 0,
	'>=': (value, wanted) => compare(value, wanted) >= 0,
	'<=': (value, wanted) => compare(value, wanted) <= 0,
};

/**
Whether a field of a record stands in this relation to a value. A field that is not there stands in none. Throws Unreadable where the field cannot be looked into.
*/
export const isFieldAs = (source: FilterRecord, {field, operator, value, pattern}: {
	readonly field: string;
	readonly operator: Operator;
	readonly value: string;
	readonly pattern: Pattern;
}): boolean => valuesOf(source, field).some(candidate => tests[operator](candidate, value, pattern));
