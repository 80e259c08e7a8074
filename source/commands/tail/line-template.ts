import {shortShardId} from '../../records/text/short-shard-id.js';
import {badValue} from '../../typed/values.js';
import {contentOf} from '../../records/filter/content.js';
import {valuesAt} from '../../records/filter/path.js';
import {Unreadable} from '../../records/filter/unreadable.js';
import type {RecordFields} from '../../records/record-json.js';
import {arrivalText, dataText} from '../../records/text/record-text.js';

/**
Makes the text of a record. It is not cleaned yet.
*/
export type LineTemplate = (shardId: string, record: RecordFields) => string;

type Part = LineTemplate;

const fields: Readonly<Record<string, Part>> = {
	time: (_, record) => arrivalText(record),
	shard: shardId => shortShardId(shardId),
	shardId: shardId => shardId,
	key: (_, {PartitionKey}) => PartitionKey,
	sequence: (_, {SequenceNumber}) => SequenceNumber,
	size: (_, {Data}) => String(Data.byteLength),
	data: (_, record) => dataText(record),
};

const valueText = (value: unknown): string => typeof value === 'string' ? value : JSON.stringify(value);

/**
The values at a path of the data, with all their digits; empty where there is none.
*/
const dataField = (path: string): Part => (_, record) => {
	try {
		return valuesAt(contentOf(record).json, path).map(value => valueText(value)).join(',');
	} catch (error) {
		// Nested too deep to be looked into.
		if (error instanceof Unreadable || error instanceof RangeError) {
			return '';
		}

		throw error;
	}
};

const DATA_PREFIX = 'data.';

const partOf = (name: string): Part | undefined => {
	if (Object.hasOwn(fields, name)) {
		return fields[name];
	}

	return name.startsWith(DATA_PREFIX) && name.length > DATA_PREFIX.length ? dataField(name.slice(DATA_PREFIX.length)) : undefined;
};

const names = Object.keys(fields).map(name => `{${name}}`).join(' ');

const WANTED = `a text with fields: ${names}, {data.…} for a member of JSON, and {{ for a brace`;

/**
`{time} {shard} {key} {data.url}`: each name in braces stands for what the record has there, and `{{` and `}}` for a brace.
*/
export const lineTemplate = (name: string, text: string): LineTemplate => {
	const parts: Part[] = [];
	for (const {0: found, groups} of text.matchAll(/\{\{|\}\}|\{(?<field>[^\{\}]*)\}|[^\{\}]+|[\{\}]/gv)) {
		const field = groups?.field;
		const part = field === undefined ? () => found.length === 2 && /^[\{\}]/v.test(found) ? found[0]! : found : partOf(field.trim());
		if (part === undefined || found === '{' || found === '}') {
			throw badValue(name, text, WANTED);
		}

		parts.push(part);
	}

	if (parts.length === 0) {
		throw badValue(name, text, WANTED);
	}

	return (shardId, record) => parts.map(part => part(shardId, record)).join('');
};
