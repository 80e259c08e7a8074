import {LRUCache} from 'lru-cache';
import type {RecordFields} from '../record-json.js';

/**
As much unpacked data is kept as the feed keeps of packed data; what was looked at longest ago goes first. While somebody types a filter, the same records are looked at with every key.
*/
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/**
Remembers what was made of a record, as long as there is room: `bytesOf` says what it takes. The record itself is not kept, nor its data, unless what was made of it holds them.
*/
export const createMemory = <Value extends Record<never, unknown>>(bytesOf: (value: Value, record: RecordFields) => number) => {
	const kept = new LRUCache<symbol, Value>({maxSize: MAX_KEPT_BYTES});
	// The feed lets go of a record long before this memory is full.
	const names = new WeakMap<RecordFields, symbol>();

	return (record: RecordFields, make: (record: RecordFields) => Value): Value => {
		const name = names.get(record) ?? Symbol('record');
		let value = kept.get(name);
		if (!value) {
			value = make(record);
			names.set(record, name);
			kept.set(name, value, {size: bytesOf(value, record)});
		}

		return value;
	};
};
