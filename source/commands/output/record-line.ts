import {jsonLineParts, type RecordFields} from '../../records/record-json.js';
import {sanitize} from '../../records/text/sanitize.js';
import type {VisibleText} from '../../visible-text.js';
import {arrivalText, dataText} from '../../records/text/record-text.js';

/**
A record as a person reads it in a log or a file: arrival (UTC), shard, partition key, data. One line, whatever the record holds.
*/
export const recordLine = (shardId: string, record: RecordFields): VisibleText =>
	sanitize([arrivalText(record), shardId, record.PartitionKey, dataText(record)].join('  '));

/**
The parts of a record's line, for a program or a person.
*/
export const recordLineParts = (shardId: string, record: RecordFields, {isJson}: {readonly isJson: boolean}): ReadonlyArray<VisibleText | Uint8Array> => isJson
	? jsonLineParts(shardId, record)
	: [recordLine(shardId, record)];
