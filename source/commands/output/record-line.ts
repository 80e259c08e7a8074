import {decodeUtf8, toBase64} from '../../records/text/decode.js';
import {jsonLineParts, type RecordFields} from '../../records/record-json.js';
import {sanitize} from '../../records/text/sanitize.js';

/**
A record as a person reads it in a terminal or a log: arrival (UTC), shard, partition key, data. One line, whatever the record holds.
*/
export const recordLine = (shardId: string, {ApproximateArrivalTimestamp, PartitionKey, Data}: RecordFields): string => sanitize([
	// Not every emulator sends it, or sends a time.
	Number.isNaN(Number(ApproximateArrivalTimestamp)) ? '-' : ApproximateArrivalTimestamp!.toISOString(),
	shardId,
	PartitionKey,
	decodeUtf8(Data) ?? `base64:${toBase64(Data)}`,
].join('  '));

/**
The parts of a record's line, for a program or a person.
*/
export const recordLineParts = (shardId: string, record: RecordFields, {isJson}: {readonly isJson: boolean}): ReadonlyArray<string | Uint8Array> => isJson
	? jsonLineParts(shardId, record)
	: [recordLine(shardId, record)];
