import {grouped} from '../grouped.js';
import {oneLine} from '../kinesis/errors/errors.js';

/**
`1 open shard`, `3 consumers`: a count with its noun.
*/
export const counted = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/**
A stream's name as it stands in a sentence, safe on a terminal.
*/
export const named = (streamName: string): string => `stream “${oneLine(streamName)}”`;
