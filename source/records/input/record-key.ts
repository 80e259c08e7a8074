import {ExactNumber} from '../filter/exact-json.js';
import type {Query} from '../query.js';
import {decodeUtf8, withoutMark} from '../text/decode.js';
import {whyBadKey, type InputFault, type InputRecord} from './input-record.js';

/**
Where the partition key comes from.
*/
export type KeySource =
	| {readonly type: 'text'; readonly key: string}
	| {readonly type: 'query'; readonly query: Query; readonly text: string}
	| {readonly type: 'random'; make(): string}
	/**
	The line's own key.
	*/
	| {readonly type: 'line'};

const plainText = (value: unknown): string | undefined => {
	if (value instanceof ExactNumber) {
		return value.written;
	}

	// Lists and objects are no keys: blanks and the order of members would make several keys of the same thing.
	return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
};

const fromQuery = ({data}: InputRecord, {query, text}: KeySource & {type: 'query'}): string | InputFault => {
	try {
		const {value} = query.searchText(withoutMark(decodeUtf8(data) ?? ''));
		return plainText(value) ?? {fault: `--key-from ${text} finds no text or number in it`};
	} catch (error) {
		return {fault: error instanceof SyntaxError ? `--key-from ${text} wants JSON, and its data is none` : `--key-from ${text}: ${(error as Error).message}`};
	}
};

/**
The partition key of a record; the fault says why it has none. Never throws.
*/
export const keyOf = (record: InputRecord, source: KeySource): string | InputFault => {
	switch (source.type) {
		case 'text': {
			return source.key;
		}

		case 'random': {
			return source.make();
		}

		case 'line': {
			return record.partitionKey ?? {fault: 'it has no partition key'};
		}

		case 'query': {
			const key = fromQuery(record, source);
			const fault = typeof key === 'string' ? whyBadKey(key) : undefined;
			return fault === undefined ? key : {fault};
		}
	}
};
