import {GET_RECORDS_CALLS_PER_SECOND} from '../../service/limits.js';
import type {StartPosition} from '../../service/reading-start.js';
import {startPosition} from '../../typed/start-position.js';
import * as values from '../../typed/values.js';
import type {Flags} from './flags.js';
import {option} from './option.js';

/**
What the commands that read take.
*/
export type ReadingOptions = {
	readonly from: StartPosition;
	readonly pollIntervalMilliseconds: number | undefined;
	/**
	Read by enhanced fan-out; without a name one is made up.
	*/
	readonly fanOut: {readonly consumerName: string | undefined} | undefined;
};

const SHORTEST_POLL_MILLISECONDS = 1000 / GET_RECORDS_CALLS_PER_SECOND;

export const from = option('--from POSITION', 'latest, trim-horizon, a time (2026-11-27T20:29:00Z, "2026-11-27 20:29:00", epoch seconds or ms, now), a time ago (15m, 1h30m), or a record: sequence:SHARD:NUMBER (latest)', {read: startPosition, lasting: {}});
const pollInterval = option('--poll-interval TIME', 'Time between two reads of a shard that is caught up (1s)', {read: values.durationFrom(SHORTEST_POLL_MILLISECONDS), lasting: {}});
const fanOut = option('--fan-out[=NAME]', 'Read by enhanced fan-out, as a consumer of this or a made-up name', {
	read: (name, text): NonNullable<ReadingOptions['fanOut']> => ({consumerName: text === '' ? undefined : values.serviceName(name, text)}),
	lasting: {},
});

export const readingOptions = [from, pollInterval, fanOut];

export const readReadingOptions = (flags: Flags): ReadingOptions => ({
	from: flags.value(from) ?? {type: 'latest'},
	pollIntervalMilliseconds: flags.value(pollInterval),
	fanOut: flags.value(fanOut),
});
