import {Buffer} from 'node:buffer';
import type {Filter, FilterRecord} from '../../../records/filter/filter.js';
import {passingOf} from '../../../records/filter/passing.js';
import {toJsonLine} from '../../../records/record-json.js';
import {formatCount} from '../../drawing/format.js';
import {MAX_COPIED_BYTES} from '../../terminal/control-codes.js';

/**
The lines that `tail` prints for a record; undefined above this number of bytes.
*/
const linesWithin = (source: FilterRecord, filter: Filter | undefined, maxBytes: number): readonly string[] | undefined => {
	const lines: string[] = [];
	let bytes = -1;
	for (const record of passingOf(source, filter)) {
		const text = toJsonLine(source.shardId, record);
		bytes += Buffer.byteLength(text) + 1;
		if (bytes > maxBytes) {
			return undefined;
		}

		lines.push(text);
	}

	return lines;
};

/**
Copies a record as JSON lines. Of an aggregate, it copies the user records that pass the filter. Returns the message for the footer.
*/
export const copyRecord = (record: FilterRecord | undefined, filter: Filter | undefined, copy: (text: string) => void): string => {
	if (!record) {
		return 'There is no record to copy.';
	}

	const lines = linesWithin(record, filter, MAX_COPIED_BYTES);
	if (!lines) {
		return `The record's line is longer than ${formatCount(MAX_COPIED_BYTES)} bytes; terminals do not copy that much. e writes it to a file.`;
	}

	const text = lines.join('\n');
	const what = lines.length === 1 ? 'the record\'s line' : `${formatCount(lines.length)} user records, one per line`;
	copy(text);
	return `Copied ${what} (${formatCount(Buffer.byteLength(text))} bytes) by OSC 52, if this terminal lets programs copy.`;
};
