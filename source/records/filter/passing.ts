import type {RecordFields} from '../record-json.js';
import {isPacked, unpacked} from '../unpack/unpack.js';
import type {Filter, FilterRecord} from './filter.js';

/**
The user records in a record that pass the filter, one at a time, unpacked: `tail` prints them, and the export writes them. A record with nothing packed in it is its own only user record.
*/
export const passingOf = ({shardId, record}: FilterRecord, filter?: Filter): Iterable<RecordFields> => {
	const all = isPacked(record.Data) ? unpacked(record) : [record].values();
	return filter ? all.filter(one => filter.matches({shardId, record: one})) : all;
};
