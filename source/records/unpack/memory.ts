import {LRUCache} from 'lru-cache';
import type {RecordFields} from '../record-json.js';

/**
As much as the packed data that the feed keeps. The least recently used goes first. Each key of a typed filter checks the same records again.
*/
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/**
Remembers the unpacked form of records while there is room; `bytesOf` gives its size, or undefined if it will change. The record and its data are not kept, unless the unpacked form holds them.
*/
export const createMemory = <Value extends Record<never, unknown>>(bytesOf: (value: Value, record: RecordFields) => number | undefined) => {
	const kept = new LRUCache<symbol, Value>({maxSize: MAX_KEPT_BYTES});
	// The feed lets go of a record long before this memory is full.
	const names = new WeakMap<RecordFields, symbol>();

	return (record: RecordFields, make: (record: RecordFields) => Value): Value => {
		const name = names.get(record) ?? Symbol('record');
		let value = kept.get(name);
		if (!value) {
			value = make(record);
			const size = bytesOf(value, record);
			if (size !== undefined) {
				names.set(record, name);
				kept.set(name, value, {size});
			}
		}

		return value;
	};
};
