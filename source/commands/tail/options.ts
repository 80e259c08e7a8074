import {arrivalTime, startPosition} from '../../typed/start-position.js';
import {filter as filterOf, shardId} from '../../typed/values.js';
import type {Filter} from '../../records/filter/filter.js';
import {type AlertOptions, alertOptions, readAlertOptions} from '../options/alert-options.js';
import {
	checkpoint,
	type CommonOptions,
	json,
	noLimits,
} from '../options/common-options.js';
import {decode, type DecodeOptions, readDecodeOptions} from '../options/decode-option.js';
import {type Flags, wrongUsage} from '../options/flags.js';
import {option} from '../options/option.js';
import {
	checkSample,
	from,
	type ReadingOptions,
	readingOptions,
	readReadingOptions,
} from '../options/reading-options.js';
import {
	record,
	type RecordOptions,
	readRecordOptions,
	recordOptions,
} from '../options/record-options.js';
import {count, readOnly} from '../options/shared-options.js';
import {sizeFrom, textFor, wholeNumberFrom} from '../options/values.js';
import {type LineTemplate, lineTemplate} from './line-template.js';

export type TailOptions = ReadingOptions & AlertOptions & RecordOptions & DecodeOptions & {
	/**
	Empty means every shard.
	*/
	readonly shardIds: readonly string[];
	/**
	Every record without one.
	*/
	readonly filter: Filter | undefined;
	/**
	A JMESPath expression, not checked yet.
	*/
	readonly query: string | undefined;
	/**
	Print records as they were put.
	*/
	readonly isRaw: boolean;
	readonly count: number | undefined;
	/**
	How many of the newest records to begin with, instead of `from`.
	*/
	readonly newest: number | undefined;
	readonly isUntilCaughtUp: boolean;
	/**
	The time of arrival to end at, in ms since the epoch.
	*/
	readonly untilTimestamp: number | undefined;
	/**
	How a line is made of a record.
	*/
	readonly template: LineTemplate | undefined;
	/**
	Lines on a terminal are whole, not cut to its width.
	*/
	readonly isWrapping: boolean;
	/**
	Without records.
	*/
	readonly isAlertsOnly: boolean;
	readonly isEndingOnAlert: boolean;
	readonly checkpointFile: string | undefined;
	/**
	Where the lines go instead of stdout.
	*/
	readonly outputFile: string | undefined;
	readonly rotateBytes: number | undefined;
};

export type TailConfig = CommonOptions & TailOptions;

const SMALLEST_FILE_BYTES = 1024;

/**
They are held in memory until all are found.
*/
const MOST_NEWEST = 100_000;

const shard = option('--shard ID ...', 'Only this shard, by its id or its number; may be repeated', {read: shardId});
const filter = option('--filter EXPRESSION', 'Only the records that this expression lets pass: docs/filters.md has the grammar', {read: filterOf});
const query = option('--query EXPRESSION', 'Print what this JMESPath expression makes of a record\'s JSON line: data.user_id', {read: textFor('a JMESPath expression such as data.user_id')});
const raw = option('--raw', 'Records as they were put: nothing is unpacked or decoded');
const output = option('--output FILE', 'Write the lines to this new file; one that exists is not touched', {read: textFor('a file')});
const rotate = option('--rotate SIZE', 'Begin another file, with a number in its name, before one becomes larger: 100MB, 1GB', {read: sizeFrom(SMALLEST_FILE_BYTES)});
const exit = option('--exit', 'End once caught up on all shards');
const since = option('--since POSITION', 'The same as --from', {read: startPosition});
const until = option('--until TIME', 'End with the records that arrived before this time, which may be ahead', {read: arrivalTime});
const newest = option('-n, --newest COUNT', 'Begin with the newest records of all shards, this many together', {read: wholeNumberFrom(0, MOST_NEWEST)});
const format = option('--format TEMPLATE', 'A line for each record: {time} {shard} {key} {data}, and fields such as {data.url}', {read: lineTemplate});
const wrap = option('--wrap', 'On a terminal: whole lines, not cut to its width');
const alertsOnly = option('--alerts-only', 'Print the alerts alone, and no records');
const exitOnAlert = option('--exit-on-alert', 'Fail with the first alert that is raised');

export const tailOptions = [
	readOnly,
	...readingOptions,
	since,
	until,
	newest,
	count,
	shard,
	filter,
	query,
	decode,
	raw,
	format,
	wrap,
	output,
	rotate,
	exit,
	checkpoint,
	...alertOptions,
	alertsOnly,
	exitOnAlert,
	...recordOptions,
	noLimits,
];

/**
Options of which only one can be given, and why.
*/
const pairs = [
	[since, from, 'both say where reading starts'],
	[newest, from, 'both say where reading starts'],
	[newest, since, 'both say where reading starts'],
	[newest, checkpoint, 'a checkpoint says where reading goes on'],
	[format, query, 'both say what a line is made of'],
	[format, json, 'both say what a line is made of'],
	[raw, decode, 'raw records are not decoded'],
] as const;

/**
What promises every record, and so does not go with a sample.
*/
const samplePromises = [
	[checkpoint, 'goes on after the last record so that none is missed'],
	[output, 'is an export of all records'],
	[exit, 'reads all that there is'],
	[until, 'reads all until then'],
	[newest, 'finds the newest by reading all before them'],
	[record, 'keeps what is read, to be looked at as a whole'],
] as const;

const checkPairs = (flags: Flags): void => {
	const pair = pairs.find(([one, other]) => flags.has(one) && flags.has(other));
	if (pair === undefined) {
		return;
	}

	const [one, other, reason] = pair;
	throw wrongUsage(`--${one.name} does not go with --${other.name}, as ${reason}: leave out one of them.`);
};

const checkTogether = (flags: Flags, {from: start, thresholds, shardIds}: TailOptions): void => {
	checkPairs(flags);
	if (flags.has(filter) && thresholds.some(({measure}) => measure === 'hot-shard')) {
		throw wrongUsage('--alert hot-shard is about all records of a shard, and --filter leaves some out: leave out one of them.');
	}

	if (thresholds.some(({measure}) => measure === 'consumer-lag')) {
		throw wrongUsage('--alert consumer-lag is about other readers, and tail looks at the stream alone: watch for it in clickmon without a command.');
	}

	if (flags.has(alertsOnly) && flags.has(output)) {
		throw wrongUsage('--output is for records, and --alerts-only leaves them out: leave out one of them.');
	}

	const withoutAlert = [alertsOnly, exitOnAlert].find(one => flags.has(one));
	if (withoutAlert !== undefined && thresholds.length === 0) {
		throw wrongUsage(`--${withoutAlert.name} wants an alert: say with --alert what to watch for, such as --alert silence:5m.`);
	}

	if (shardIds.length > 0 && 'shardId' in start && !shardIds.includes(start.shardId)) {
		throw wrongUsage(`--from names a record of ${start.shardId}, which --shard leaves out: name that shard too, or leave out --shard.`);
	}

	if (flags.has(rotate) && !flags.has(output)) {
		throw wrongUsage('--rotate begins a new file when one is full: say with --output what the files are called.');
	}
};

/**
Throws a UserError for values that are wrong, or do not go together.
*/
export const readTailOptions = (flags: Flags): TailOptions => {
	const reading = readReadingOptions(flags);
	const options = {
		...reading,
		from: flags.value(since) ?? reading.from,
		...readAlertOptions(flags),
		...readRecordOptions(flags),
		...readDecodeOptions(flags),
		shardIds: flags.values(shard),
		count: flags.value(count),
		newest: flags.value(newest),
		untilTimestamp: flags.value(until),
		template: flags.value(format),
		isWrapping: flags.has(wrap),
		filter: flags.value(filter),
		query: flags.value(query),
		isRaw: flags.has(raw),
		isUntilCaughtUp: flags.has(exit),
		isAlertsOnly: flags.has(alertsOnly),
		isEndingOnAlert: flags.has(exitOnAlert),
		checkpointFile: flags.value(checkpoint),
		outputFile: flags.value(output),
		rotateBytes: flags.value(rotate),
	};
	checkTogether(flags, options);
	checkSample(flags, options.from, samplePromises);
	return options;
};
