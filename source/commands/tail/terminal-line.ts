import {styleText} from 'node:util';
import {shortShardId} from '../../records/text/short-shard-id.js';
import type {RecordFields} from '../../records/record-json.js';
import {sanitize} from '../../records/text/sanitize.js';
import {beginningFor, cutText} from '../../records/text/text-width.js';
import {dataText} from '../../records/text/record-text.js';
import {formatExactTime} from '../../ui/drawing/format.js';
import type {Terminal} from '../output/output.js';
import {asVisible, type VisibleText} from '../../visible-text.js';

/**
Neither red, yellow nor green, which say how something is. The shard's number stands beside the colour.
*/
const shardColours = ['cyan', 'magenta', 'blue', 'white'] as const;

/**
The time of day here, as the dashboard's feed shows it. Not every emulator sends a time.
*/
const timeOfDay = (time: Date | undefined): string => Number.isNaN(Number(time)) ? '-'.padEnd('00:00:00.000'.length) : formatExactTime(Number(time));

const colourOf = (shard: string): (typeof shardColours)[number] => {
	const number = Number(shard);
	return shardColours[Number.isSafeInteger(number) ? number % shardColours.length : 0]!;
};

/**
A record in one line of a terminal: time of day, the number of its shard, partition key, data; cut to the terminal's width unless `isWrapping`.
*/
export const terminalLine = (shardId: string, record: RecordFields, {columns, hasColours}: Terminal, isWrapping: boolean): VisibleText => {
	const shard = shortShardId(shardId);
	const mark = `[${shard}]`;
	const data = dataText(record);
	// Of a record of 10 MiB no more is cleaned than can be seen.
	const text = sanitize(`${timeOfDay(record.ApproximateArrivalTimestamp)} ${mark} ${record.PartitionKey}  ${isWrapping ? data : beginningFor(data, columns)}`);
	const line = isWrapping ? text : cutText(text, columns);
	const colour = colourOf(shard);
	return asVisible(hasColours && line.includes(mark) ? line.replace(mark, () => styleText(colour, mark, {validateStream: false})) : line);
};
