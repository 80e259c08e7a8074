import {parseDecimal} from './decimal.js';

/**
A time in nanoseconds since the epoch, the finest unit in records.
*/
export type Instant = bigint;

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/**
ISO 8601 from the month on; without an offset it is UTC, as nearly all records are.
*/
const ISO = /^(?<date>\d{4}-\d{2}(?:-\d{2})?)(?:[ t](?<hour>\d{2})(?::?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[,.](?<fraction>\d{1,30}))?)?)?(?: ?(?<offset>z|[+\-]\d{2}(?::?\d{2})?))?)?$/iv;

const LONGEST = 80;

const offsetMinutes = (offset: string): number => {
	// None, or Z, leaves only zeros.
	const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
	return (offset.startsWith('-') ? -1 : 1) * ((Number(digits.slice(0, 2)) * 60) + Number(digits.slice(2)));
};

/**
Whether a text looks like a date. It may still be invalid, such as February 30.
*/
export const isLikeDate = (text: string): boolean => text.length <= LONGEST && ISO.test(text);

/**
The time that an ISO 8601 text says: `2023-01-01`, `2023-01-01T12:30:00.000000001+01:00`. Undefined for any other text.
*/
export const parseIso = (text: string): Instant | undefined => {
	const groups = text.length <= LONGEST ? ISO.exec(text)?.groups : undefined;
	if (!groups) {
		return undefined;
	}

	const {date = '', hour = '00', minute = '00', second = '00', fraction = '', offset = ''} = groups;
	const milliseconds = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
	// Date takes February 30 for March 2.
	if (Number.isNaN(milliseconds) || (hour !== '24' && !new Date(milliseconds).toISOString().startsWith(date))) {
		return undefined;
	}

	const wholeMilliseconds = BigInt(milliseconds) - (BigInt(offsetMinutes(offset)) * 60_000n);
	return (wholeMilliseconds * NANOSECONDS_PER_MILLISECOND) + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
};

/**
The most digits before the point of a time since the epoch, in seconds, milliseconds, microseconds and nanoseconds, and the power of ten that turns it into nanoseconds. Eleven digits of seconds reach to the year 5138, twelve of milliseconds begin in 1973.
*/
const units = [
	{maxDigits: 11, power: 9},
	{maxDigits: 14, power: 6},
	{maxDigits: 17, power: 3},
	{maxDigits: 20, power: 0},
] as const;

/**
The time of a number since the epoch, in the unit that fits its size. Undefined if it is not a number, or out of range.
*/
export const parseEpoch = (text: string): Instant | undefined => {
	const number = text.length <= LONGEST ? parseDecimal(text) : undefined;
	const unit = number && units.find(({maxDigits}) => number.exponent <= maxDigits);
	if (!number || !unit) {
		return undefined;
	}

	const length = Math.max(0, number.exponent + unit.power);
	const nanoseconds = BigInt(number.digits.slice(0, length).padEnd(Math.max(1, length), '0'));
	return number.isNegative ? -nanoseconds : nanoseconds;
};

const secondsPerUnit: Readonly<Record<string, number>> = {
	ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800,
};

const AGO = /^(?:\d{1,9}(?:ms|[dhmsw]))+$/v;
const AGO_PART = /(?<count>\d{1,9})(?<unit>ms|[dhmsw])/gv;

/**
The time this long before `now`, in ms since the epoch: `15m`, `1h30m`, `2d`. Undefined if the text is not a duration.
*/
export const parseAgo = (text: string, now: number): Instant | undefined => {
	if (!AGO.test(text)) {
		return undefined;
	}

	let seconds = 0;
	for (const {groups: {count, unit} = {}} of text.matchAll(AGO_PART)) {
		seconds += Number(count) * secondsPerUnit[unit!]!;
	}

	return BigInt(Math.round(now - (seconds * 1000))) * NANOSECONDS_PER_MILLISECOND;
};
