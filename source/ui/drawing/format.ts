import {grouped} from '../../words.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
`12,034`.
*/
export const formatCount = (count: number): string => grouped(Math.round(count));

/**
A count with its noun: `1 shard`, `2 shards`.
*/
export const formatNumberOf = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;

/**
A rate per second, with one decimal below ten.
*/
export const formatRate = (perSecond: number): string => perSecond > 0 && perSecond < 9.95 ? perSecond.toFixed(1) : formatCount(perSecond);

// Made on first use: see grouped.ts.
let narrow: Intl.NumberFormat | undefined;

/**
The same in five cells: `9,999`, `12.3K`.
*/
export const formatNarrow = (perSecond: number): string => {
	if (perSecond < 9999.5) {
		return formatRate(perSecond);
	}

	narrow ??= new Intl.NumberFormat('en-US', {notation: 'compact', maximumSignificantDigits: 3});
	return narrow.format(perSecond);
};

/**
Bytes as KB of 1,024 bytes, which the service also uses for its megabyte.
*/
export const formatKilobytes = (bytes: number): string => formatRate(bytes / 1024);

const pad = (value: number) => String(Math.floor(value)).padStart(2, '0');

/**
A duration: `0.4 s`, `12 s`, `3m 04s`, `2h 05m`, `3d 04h`. Milliseconds; never negative.
*/
export const formatElapsed = (milliseconds: number): string => {
	const elapsed = Math.max(0, milliseconds);
	if (elapsed < 9950) {
		return `${(elapsed / SECOND).toFixed(1)} s`;
	}

	if (elapsed < MINUTE) {
		return `${Math.floor(elapsed / SECOND)} s`;
	}

	if (elapsed < HOUR) {
		return `${Math.floor(elapsed / MINUTE)}m ${pad((elapsed % MINUTE) / SECOND)}s`;
	}

	return elapsed < DAY
		? `${Math.floor(elapsed / HOUR)}h ${pad((elapsed % HOUR) / MINUTE)}m`
		: `${grouped(Math.floor(elapsed / DAY))}d ${pad((elapsed % DAY) / HOUR)}h`;
};

const MAX_DAYS_WITH_HOURS = 100;

/**
The lag of a reader behind the tip of its shard: `at tip`, `3m 04s`, `364 d`. Milliseconds; at most seven cells.
*/
export const formatBehind = (milliseconds: number): string => {
	if (milliseconds === 0) {
		return 'at tip';
	}

	return milliseconds < MAX_DAYS_WITH_HOURS * DAY ? formatElapsed(milliseconds) : `${formatCount(Math.floor(milliseconds / DAY))} d`;
};

/**
A latency: `<1 ms`, `12 ms`, `1,003 ms`.
*/
export const formatLatency = (milliseconds: number): string => milliseconds < 1 ? '<1 ms' : `${formatCount(milliseconds)} ms`;

/**
Local wall-clock time, `14:03:27`; `--:--:--` for an unknown time. Milliseconds since the epoch.
*/
export const formatTime = (at: number): string => {
	const date = new Date(at);
	return Number.isNaN(date.getTime()) ? '--:--:--' : [date.getHours(), date.getMinutes(), date.getSeconds()].map(part => String(part).padStart(2, '0')).join(':');
};

/**
The same to the millisecond: `12:03:10.120`.
*/
export const formatExactTime = (at: number): string => `${formatTime(at)}.${String(Math.floor(at) % 1000).padStart(3, '0')}`;

/**
A time in at most ten cells: the time of day, or the date for another day. Both in ms since the epoch.
*/
export const formatPosition = (at: number, now: number): string => {
	if (Math.abs(now - at) < DAY) {
		return formatTime(at);
	}

	const date = new Date(at);
	return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');
};

/**
A part of a whole, 0 … 1: `50 %`, `33.3 %`, `<0.1 %`.
*/
export const formatShare = (share: number): string => {
	const percent = share * 100;
	if (percent > 0 && percent < 0.05) {
		return '<0.1 %';
	}

	const isWhole = Math.abs(percent - Math.round(percent)) < 0.05;
	return `${isWhole ? Math.round(percent) : percent.toFixed(1)} %`;
};
