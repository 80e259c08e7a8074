import {
	inputKinds,
	isHashKey,
	whyBadKey,
	type InputKind,
} from '../../records/input/input-record.js';
import type {Pace} from '../../actions/producing/put-pace.js';
import * as values from '../../typed/values.js';
import {type Flags, wrongUsage} from '../options/flags.js';
import {keyFrom} from '../options/key-from.js';
import {option} from '../options/option.js';
import {count} from '../options/shared-options.js';
import {textFor, wholeNumberFrom} from '../options/values.js';

/**
Where the partition key comes from, as it was typed.
*/
export type KeyOption =
	| {readonly type: 'text'; readonly key: string}
	| {readonly type: 'query'; readonly text: string}
	| {readonly type: 'random'}
	| {readonly type: 'line'};

export type PutOptions = {
	/**
	Records as words of the command line; empty reads the file or stdin.
	*/
	readonly words: readonly string[];
	readonly file: string | undefined;
	readonly kind: InputKind;
	readonly key: KeyOption;
	readonly explicitHashKey: string | undefined;
	readonly pace: Pace;
	/**
	Lines at the beginning that are left out.
	*/
	readonly skip: number;
	readonly count: number | undefined;
	readonly isStrictlyOrdered: boolean;
	readonly isDryRun: boolean;
	readonly refusedFile: string | undefined;
};

const readKind = (name: string, text: string): InputKind => {
	const kind = inputKinds.find(known => known === text.toLowerCase());
	if (kind === undefined) {
		throw values.badValue(name, text, 'lines, json or tail-json');
	}

	return kind;
};

const readKey = (name: string, text: string): string => {
	if (whyBadKey(text) !== undefined) {
		throw values.badValue(name, text, 'a partition key of 1 to 256 characters');
	}

	return text;
};

const readHashKey = (name: string, text: string): string => {
	if (!isHashKey(text)) {
		throw values.badValue(name, text, 'a decimal number from 0 to 2^128 - 1; clickmon status shows the range of each shard');
	}

	return text;
};

const readSpeed = (name: string, text: string): number => {
	const speed = text.toLowerCase() === 'max' ? Infinity : Number(/^\d+(?:\.\d+)?$/v.test(text) ? text : NaN);
	if (!(speed > 0)) {
		throw values.badValue(name, text, '1, 10 or another factor, or max');
	}

	return speed;
};

const file = option('--file FILE', 'Take the records from this file instead of stdin', {read: textFor('a file')});
const input = option('--input KIND', 'What a line is: lines (the data), json (the same, and checked), or tail-json (what tail --json prints) (lines)', {read: readKind, choices: ['lines', 'json', 'tail-json']});
const key = option('--key TEXT', 'This partition key for all records', {read: readKey});
const keyRandom = option('--key-random', 'A random partition key for each record; lines without a key of their own have one anyway');
const explicitHashKey = option('--explicit-hash-key NUMBER', 'The hash key of all records, in place of the MD5 sum of the key', {read: readHashKey});
const rate = option('--rate R', 'Records per second (as fast as the stream takes them)', {read: values.rate});
const speed = option('--speed FACTOR', 'The gaps in which the records of tail-json arrived: 1, 10 times as fast, or max (max)', {read: readSpeed, choices: ['1', '10', 'max']});
const skip = option('--skip N', 'Leave out the first N lines: to go on where a put of the same file was stopped', {read: wholeNumberFrom(0)});
const ordered = option('--ordered', 'One record of a key at a time, so that order within a key holds whatever is refused; slow with few keys');
const dryRun = option('--dry-run', 'Put nothing: say which shard each record would go to');
const refused = option('--refused FILE', 'Where the refused lines go, to be put again (put-refused.txt)', {read: textFor('a file')});

export const putOptions = [file, input, key, keyFrom, keyRandom, explicitHashKey, rate, speed, skip, count, ordered, dryRun, refused];

const keyOf = (flags: Flags, kind: InputKind): KeyOption => {
	const given = [key, keyFrom, keyRandom].filter(one => flags.has(one));
	if (given.length > 1) {
		throw wrongUsage(`--${given[0]!.name} and --${given[1]!.name} both say what the partition key is: leave out one of them.`);
	}

	const text = flags.value(key);
	if (text !== undefined) {
		return {type: 'text', key: text};
	}

	const query = flags.value(keyFrom);
	const other = kind === 'tail-json' && !flags.has(keyRandom) ? 'line' : 'random';
	return query === undefined ? {type: other} : {type: 'query', text: query};
};

const paceOf = (flags: Flags, kind: InputKind): Pace => {
	const perSecond = flags.value(rate);
	const factor = flags.value(speed);
	if (perSecond !== undefined && factor !== undefined) {
		throw wrongUsage('--rate and --speed both say when the records go: leave out one of them.');
	}

	if (factor !== undefined && kind !== 'tail-json') {
		throw wrongUsage('--speed keeps the gaps between arrival times, and only lines of tail --json have these: give --input tail-json, or use --rate.');
	}

	const gaps: Pace = factor === undefined || factor === Infinity ? {type: 'fastest'} : {type: 'gaps', speed: factor};
	return perSecond === undefined ? gaps : {type: 'rate', perSecond};
};

/**
Throws a UserError for values that are wrong, or do not go together.
*/
export const readPutOptions = (flags: Flags): PutOptions => {
	const kind = flags.value(input) ?? 'lines';
	const {words} = flags;
	if (words.length > 0 && flags.has(file)) {
		throw wrongUsage('The records are either words of the command line or lines of --file: leave out one of them.');
	}

	return {
		words,
		file: flags.value(file),
		kind,
		key: keyOf(flags, kind),
		explicitHashKey: flags.value(explicitHashKey),
		pace: paceOf(flags, kind),
		skip: flags.value(skip) ?? 0,
		count: flags.value(count),
		isStrictlyOrdered: flags.has(ordered),
		isDryRun: flags.has(dryRun),
		refusedFile: flags.value(refused),
	};
};
