import type {RecordFields} from '../record-json.js';
import {contentOf} from './content.js';
import {compare, isEqual} from './compare.js';
import type {FieldTerm, Operator} from './expression.js';
import {valuesAt} from './path.js';
import type {Pattern} from './pattern.js';
import {checkDepth} from './unreadable.js';
import type {Wanted} from './wanted.js';

/**
A record as a filter gets it.
*/
export type FilterRecord = {
	readonly shardId: string;
	readonly record: RecordFields;
};

const DATA_PREFIX = 'data.';

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
The paths that a field may mean: `data.` before a path is the root of the data, or a member of that name.
*/
const valuesOf = (source: FilterRecord, field: string): readonly unknown[] => {
	if (Object.hasOwn(ownFields, field)) {
		return ownFields[field]!(source);
	}

	const {json} = contentOf(source.record);
	const values = valuesAt(json, field);
	return field.startsWith(DATA_PREFIX) ? [...values, ...valuesAt(json, field.slice(DATA_PREFIX.length))] : values;
};

const textOf = (value: unknown): string => {
	if (typeof value === 'string') {
		return value;
	}

	checkDepth(value);
	return JSON.stringify(value);
};

type Test = (value: unknown, wanted: Wanted, pattern: Pattern) => boolean;

const tests: Readonly<Record<Operator, Test>> = {
	'=': isEqual,
	'~': (value, _, pattern) => pattern.test(textOf(value)),
	'>': (value, wanted) => compare(value, wanted) > 0,
	'<': (value, wanted) => compare(value, wanted) < 0,
	'>=': (value, wanted) => compare(value, wanted) >= 0,
	'<=': (value, wanted) => compare(value, wanted) <= 0,
};

/**
Whether a field of a record has this relation to a value. If the field has several values, one match is enough. A missing field matches nothing. Throws Unreadable if the field is unreadable.
*/
export const isFieldAs = (source: FilterRecord, {field, operator, wanted, pattern}: Pick<FieldTerm, 'field' | 'operator' | 'wanted' | 'pattern'>): boolean =>
	valuesOf(source, field).some(candidate => tests[operator](candidate, wanted, pattern));
