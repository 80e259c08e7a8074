import type {RecordFields} from '../record-json.js';
import {isPacked, unpacked} from '../unpack/unpack.js';
import type {Filter, FilterRecord} from './filter.js';

/**
What is in a record and passes the filter, one user record at a time, unpacked: what `tail` prints and the export writes. A record with nothing packed in it is its own and only one.
*/
export const passingOf = ({shardId, record}: FilterRecord, filter?: Filter): Iterable<RecordFields> => {
	const all = isPacked(record.Data) ? unpacked(record) : [record].values();
	return filter ? all.filter(one => filter.matches({shardId, record: one})) : all;
};
