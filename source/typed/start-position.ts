import type {StartPosition} from '../service/reading-start.js';
import {badValue, parseDuration, shardId} from './values.js';

// A date, with or without a time and a zone: what the ISO 8601 profile of ECMAScript reads. A blank may replace the T, as logs and databases write it.
const isoTime = /^\d{4}-\d{2}-\d{2}(?<time>[ t]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+\-]\d{2}:\d{2})?)?$/iv;

/**
Seconds since the epoch have ten digits until the year 2286, milliseconds thirteen since 2001.
*/
const MILLISECONDS_FROM = 1e11;

const timestampOf = (text: string, now: number): number | undefined => {
	const match = isoTime.exec(text);
	if (match) {
		// ECMAScript reads a bare date as UTC and a date with a time as local time. Both become local.
		const timestamp = Date.parse(match.groups?.time === undefined ? `${text}T00:00` : text.replace(' ', 'T'));
		return Number.isNaN(timestamp) ? undefined : timestamp;
	}

	const epoch = /^\d{10}(?:\.\d+)?$|^\d{13}$/v.test(text) ? Number(text) : undefined;
	if (epoch !== undefined) {
		return epoch < MILLISECONDS_FROM ? epoch * 1000 : epoch;
	}

	const ago = text.toLowerCase() === 'now' ? 0 : parseDuration(text);
	return ago === undefined ? undefined : now - ago;
};

// Source: API Reference, SequenceNumber.
const sequence = /^sequence:(?<shard>[^:]+):(?<sequenceNumber>0|[1-9]\d{0,128})$/iv;

const sequencePosition = (name: string, text: string): StartPosition => {
	const {shard, sequenceNumber} = sequence.exec(text)?.groups ?? {};
	if (shard === undefined || sequenceNumber === undefined) {
		throw badValue(name, text, 'sequence:SHARD:NUMBER with a shard\'s id or number and a sequence number, as clickmon tail --json prints them');
	}

	return {type: 'at-sequence-number', shardId: shardId(`${name} sequence`, shard), sequenceNumber};
};

/**
Where reading starts: `latest`, `trim-horizon` (also as the service writes them), an ISO time (local unless it has a zone), an epoch time in seconds or milliseconds, `now`, a time ago such as `15m` or `1h30m`, or a record such as `sequence:3:4966…`. The service refuses a time in the future.
*/
export const startPosition = (name: string, text: string, now: number): StartPosition => {
	const word = text.toLowerCase().replace('_', '-');
	if (word === 'latest' || word === 'trim-horizon') {
		return {type: word};
	}

	if (word.startsWith('sequence')) {
		return sequencePosition(name, text);
	}

	const timestamp = timestampOf(text, now);
	if (timestamp === undefined) {
		throw badValue(name, text, 'latest, trim-horizon, a time such as 2026-01-31T12:00:00Z, "2026-01-31 12:00:00" or 1769860800, now, a time ago such as 15m or 1h30m, or sequence:SHARD:NUMBER');
	}

	if (timestamp > now) {
		throw badValue(name, text, 'a time that is not in the future');
	}

	return {type: 'at-timestamp', timestamp};
};

/**
An arrival time in ms since the epoch, which may be in the future: an ISO time, an epoch time, `now`, or a time ago such as `15m`.
*/
export const arrivalTime = (name: string, text: string, now: number): number => {
	const timestamp = timestampOf(text, now);
	if (timestamp === undefined) {
		throw badValue(name, text, 'a time such as 2026-01-31T12:00:00Z, "2026-01-31 12:00:00" or 1769860800, now, or a time ago such as 15m or 1h30m');
	}

	return timestamp;
};
