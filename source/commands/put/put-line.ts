import type {PutLine} from '../../actions/producing/put-records.js';
import {isInputFault, readInputRecord, type InputKind} from '../../records/input/input-record.js';
import {LONGEST_LINE_BYTES, type InputLine} from '../../records/input/input-lines.js';
import {keyOf, type KeySource} from '../../records/input/record-key.js';

export type LineReading = {
	readonly kind: InputKind;
	readonly key: KeySource;
	/**
	For all records, whatever hash key a line has.
	*/
	readonly explicitHashKey: string | undefined;
};

/**
The record of a line, with its key; or why it is none.
*/
export const toPutLine = (line: InputLine, {kind, key, explicitHashKey}: LineReading): PutLine => {
	const {number, bytes, isCut = false} = line;
	if (bytes === undefined) {
		return {number, bytes, fault: `it is longer than ${LONGEST_LINE_BYTES / (1024 ** 2)} MiB, and a record has 10 MiB at most`};
	}

	if (isCut) {
		return {number, bytes, fault: 'the input stopped in the middle of it'};
	}

	const record = readInputRecord(kind, bytes);
	if (isInputFault(record)) {
		return {number, bytes, fault: record.fault};
	}

	const partitionKey = keyOf(record, key);
	if (typeof partitionKey !== 'string') {
		return {number, bytes, fault: partitionKey.fault};
	}

	return {
		number,
		bytes,
		arrivedAt: record.arrivedAt,
		entry: {data: record.data, partitionKey, explicitHashKey: explicitHashKey ?? record.explicitHashKey},
	};
};
