import {GET_RECORDS_CALLS_PER_SECOND} from '../../service/limits.js';
import type {StartPosition} from '../../service/reading-start.js';
import {startPosition} from '../../typed/start-position.js';
import * as values from '../../typed/values.js';
import {type Flags, wrongUsage} from './flags.js';
import {type Option, option} from './option.js';
import {sizeFrom} from './values.js';

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
	/**
	Read a sample, from the start.
	*/
	readonly isSample: boolean;
	/**
	The most to read of all shards together while sampling, in bytes per second.
	*/
	readonly readLimit: number;
};

const SHORTEST_POLL_MILLISECONDS = 1000 / GET_RECORDS_CALLS_PER_SECOND;

export const from = option('--from POSITION', 'latest, trim-horizon, a time (2026-11-27T20:29:00Z, "2026-11-27 20:29:00", epoch seconds or ms, now), a time ago (15m, 1h30m), or a record: sequence:SHARD:NUMBER (latest)', {read: startPosition, lasting: {}});
const pollInterval = option('--poll-interval TIME', 'Time between two reads of a shard that is caught up (1s)', {read: values.durationFrom(SHORTEST_POLL_MILLISECONDS), lasting: {}});
const fanOut = option('--fan-out[=NAME]', 'Read by enhanced fan-out, as a consumer of this or a made-up name', {
	read: (name, text): NonNullable<ReadingOptions['fanOut']> => ({consumerName: text === '' ? undefined : values.serviceName(name, text)}),
	lasting: {},
});

export const sample = option('--sample', 'Read a sample: at most a quarter of what a shard gives its readers, and --read-limit in all');
export const readLimit = option('--read-limit SIZE', 'The most that a sample reads of all shards in a second; the dashboard begins to sample when a stream brings more (10MB)', {read: sizeFrom(1024), lasting: {}});

const DEFAULT_READ_LIMIT = 10 * 1024 * 1024;

export const readingOptions = [from, pollInterval, fanOut, sample, readLimit];

/**
A sample is of the newest records, and leaves some out. Throws a UserError for what does not go with that.
*/
export const checkSample = (flags: Flags, start: StartPosition, promises: ReadonlyArray<readonly [Option, string]>): void => {
	if (!flags.has(sample)) {
		return;
	}

	if (flags.has(fanOut)) {
		throw wrongUsage('--fan-out has a throughput of its own and takes nothing from the others: leave out --sample, or --fan-out.');
	}

	if (start.type !== 'latest') {
		throw wrongUsage('--sample stays with the newest records: leave out the place to start from, or leave out --sample to read all from there.');
	}

	const promise = promises.find(([one]) => flags.has(one));
	if (promise !== undefined) {
		throw wrongUsage(`--sample leaves records out, and --${promise[0].name} ${promise[1]}: leave out one of them.`);
	}
};

export const readReadingOptions = (flags: Flags): ReadingOptions => ({
	from: flags.value(from) ?? {type: 'latest'},
	pollIntervalMilliseconds: flags.value(pollInterval),
	fanOut: flags.value(fanOut),
	isSample: flags.has(sample),
	readLimit: flags.value(readLimit) ?? DEFAULT_READ_LIMIT,
});
