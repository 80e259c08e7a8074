import ms, {type StringValue} from 'ms';
import {grouped} from '../words.js';
import {
	createFilter,
	faultText,
	isFault,
	type Filter,
} from '../records/filter/filter.js';
import {HASH_KEY_COUNT} from '../service/hash-ranges.js';
import {parseStreamArn, type StreamArn} from '../service/stream-arn.js';
import {UserError} from '../user-error.js';

/**
A bad value for an option or argument: one line, exit code 2.
*/
export const badValue = (name: string, text: string, wanted: string): UserError => new UserError('bad-value', text === ''
	? `${name} needs a value: ${wanted}.`
	: `${name} does not take “${text}”: it wants ${wanted}.`, {exitCode: 2});

/**
A whole number of `minimum` to `maximum`, digits only.
*/
export const wholeNumber = (name: string, text: string, minimum: number, maximum: number): number => {
	const number = /^\d+$/v.test(text) ? Number(text) : NaN;
	if (number >= minimum && number <= maximum) {
		return number;
	}

	throw badValue(name, text, maximum === Number.MAX_SAFE_INTEGER
		? `a whole number from ${minimum} up`
		: `a whole number from ${minimum} to ${grouped(maximum)}`);
};

/**
Events per second: 0.01 to 1,000,000. One process cannot make more.
*/
export const rate = (name: string, text: string): number => {
	const number = /^\d+(?:\.\d+)?$/v.test(text) ? Number(text) : NaN;
	if (number >= 0.01 && number <= 1_000_000) {
		return number;
	}

	throw badValue(name, text, 'events per second, from 0.01 to 1,000,000');
};

/**
Milliseconds of `30s`, `5m`, `1h30m`, `1500ms`; undefined for any other text. A number without a unit is invalid.
*/
export const parseDuration = (text: string): number | undefined => {
	const parts = /^(?:\d+(?:\.\d+)?[a-z]+){2,5}$/iv.test(text) ? text.split(/(?<=[a-z])(?=\d)/iv) : [text];
	const milliseconds = parts.map(part => /^\d.*[a-z]$/iv.test(part) ? ms(part as StringValue) : NaN);
	const sum = milliseconds.reduce((total, part) => total + (part ?? NaN), 0);
	return Number.isNaN(sum) ? undefined : sum;
};

// The limit of Node's timers, about 24 days: a longer one would fire at once.
const LONGEST_TIMER_MILLISECONDS = (2 ** 31) - 1;

const isWaitable = (milliseconds: number | undefined): milliseconds is number =>
	milliseconds !== undefined && milliseconds >= 1 && milliseconds <= LONGEST_TIMER_MILLISECONDS;

/**
Milliseconds that a timer can wait for.
*/
export const duration = (name: string, text: string): number => {
	const milliseconds = parseDuration(text);
	if (isWaitable(milliseconds)) {
		return milliseconds;
	}

	throw badValue(name, text, 'a time such as 30s, 5m or 1h, at most 24d');
};

/**
A duration of at least `minimum` ms.
*/
export const durationFrom = (minimum: number) => (name: string, text: string): number => {
	const milliseconds = parseDuration(text);
	if (isWaitable(milliseconds) && milliseconds >= minimum) {
		return milliseconds;
	}

	throw badValue(name, text, `a time of at least ${minimum}ms, such as 500ms or 2s`);
};

const KIB = 1024;
const sizeUnits = ['b', 'k', 'm', 'g'];

/**
Bytes of `64MB`, `1GiB` or `1048576`; K, M and G count in steps of 1,024. NaN when the text is no such thing.
*/
export const parseSize = (text: string): number => {
	const {number, unit = 'b'} = /^(?<number>\d+(?:\.\d+)?) ?(?<unit>[bgkm])?(?:i?b)?$/iv.exec(text)?.groups ?? {};
	return Math.floor(Number(number) * (KIB ** sizeUnits.indexOf(unit.toLowerCase())));
};

/**
Bytes, at least `minimum`.
*/
export const size = (name: string, text: string, minimum: number): number => {
	const bytes = parseSize(text);
	if (bytes >= minimum) {
		return bytes;
	}

	throw badValue(name, text, `a size such as 64MB or 1GB, at least ${minimum / KIB} KB`);
};

/**
A valid name of a stream or consumer. Source: API Reference, StreamName and ConsumerName.
*/
export const serviceName = (name: string, text: string): string => {
	if (/^[\w\-.]{1,128}$/v.test(text)) {
		return text;
	}

	throw badValue(name, text, '1 to 128 letters, digits, “_”, “.” or “-”');
};

/**
A stream by its name or its ARN.
*/
export const stream = (name: string, text: string): Partial<StreamArn> & {readonly streamName: string} => {
	const byArn = parseStreamArn(text);
	if (byArn) {
		return byArn;
	}

	if (text.startsWith('arn:')) {
		throw badValue(name, text, 'a stream\'s name or ARN, such as arn:aws:kinesis:eu-central-1:123456789012:stream/clicks');
	}

	return {streamName: serviceName(name, text)};
};

/**
A hash key: a decimal number, as the AWS CLI takes it, or in hex with `0x` before it, or as the 32 hex digits that clickmon shows. Source: API Reference, HashKey.
*/
export const hashKey = (name: string, text: string): bigint => {
	const hex = /^0x(?<digits>[\da-f]{1,32})$/iv.exec(text)?.groups?.digits ?? (/^(?=.*[a-f])[\da-f]{32}$/iv.test(text) ? text : undefined);
	const key = hex === undefined ? (/^\d{1,39}$/v.test(text) ? BigInt(text) : undefined) : BigInt(`0x${hex}`);
	if (key === undefined || key >= HASH_KEY_COUNT) {
		throw badValue(name, text, 'a hash key: a decimal number below 2^128, or hex digits after 0x');
	}

	return key;
};

/**
A shard's id, or its number: `3` is shardId-000000000003. Source: API Reference, ShardId.
*/
export const shardId = (name: string, text: string): string => {
	if (/^\d{1,12}$/v.test(text)) {
		return `shardId-${text.padStart(12, '0')}`;
	}

	if (/^[\w\-.]{1,128}$/v.test(text)) {
		return text;
	}

	throw badValue(name, text, 'a shard\'s id or number; clickmon status lists them');
};

/**
A filter expression.
*/
export const filter = (name: string, text: string): Filter => {
	const result = createFilter(text);
	if (isFault(result)) {
		throw new UserError('bad-value', `${name} does not take “${text}”: ${faultText(result)}.`, {exitCode: 2});
	}

	return result;
};

/**
An http or https address. Without a scheme, as `localhost:4567`, it is an emulator's address with http: AWS endpoints have names.
*/
export const endpoint = (name: string, text: string): string => {
	const address = /^[\w\-.]+:\d+(?:\/|$)/v.test(text) ? `http://${text}` : text;
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url && /^https?:$/v.test(url.protocol) && url.hostname !== '') {
		return address;
	}

	throw badValue(name, text, 'an address such as http://127.0.0.1:4567');
};

/**
Any text that is not empty.
*/
export const text = (name: string, value: string, wanted: string): string => {
	if (value !== '') {
		return value;
	}

	throw badValue(name, value, wanted);
};
