import type {KinesisRecord} from '../kinesis/record.js';
import {decodeUtf8, toBase64} from '../records/decode.js';
import {sanitize} from '../records/sanitize.js';

/**
A record as a person reads it in a terminal or a log: arrival (UTC), shard, partition key, data. One line, whatever the record holds.
*/
export const recordLine = (shardId: string, {ApproximateArrivalTimestamp, PartitionKey, Data}: KinesisRecord): string => [
	// Not every emulator sends it.
	(ApproximateArrivalTimestamp as Date | undefined)?.toISOString() ?? '-',
	shardId,
	sanitize(PartitionKey),
	sanitize(decodeUtf8(Data) ?? `base64:${toBase64(Data)}`),
].join('  ');
