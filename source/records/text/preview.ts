import {grouped} from '../../words.js';
import {isClickEvent} from '../click-event.js';
import {decodeUtf8} from './decode.js';
import {sanitize} from './sanitize.js';

/**
One safe line about a record's data; `kind` is for the colour. Cut it to the row with `cutText`.
*/
export type Preview = {
	readonly kind: 'click-event' | 'json' | 'text' | 'binary' | 'empty';
	readonly text: string;
};

/**
Click events and their like are parsed whole; of anything larger, only the part that shows is read.
*/
const MAX_PARSED_BYTES = 1024;

const LONGEST_UTF8_CHARACTER = 4;

// Between the tokens of valid JSON; a string has no line break.
const LINE_BREAK_AND_INDENT = /[\n\r]\s*/gv;

const clickEventText = (text: string): string | undefined => {
	try {
		const event: unknown = JSON.parse(text);
		return isClickEvent(event) ? `${event.user_id}  ${event.url}  ${event.ts}` : undefined;
	} catch {
		return undefined;
	}
};

/**
Decodes a beginning that may end inside a character.
*/
const decodeBeginning = (bytes: Uint8Array): string | undefined => {
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes, {stream: true});
	} catch {
		return undefined;
	}
};

const hexText = (data: Uint8Array, columns: number, size: number): string => {
	const shown = Array.from(data.subarray(0, Math.ceil(columns / 3)), byte => byte.toString(16).padStart(2, '0'));
	return `${grouped(size)} bytes  ${shown.join(' ')}`;
};

/**
A record's data on a row of this many columns. A record of 1 MiB costs no more than a small one. `size` is the full size in bytes, because `data` may be only the beginning.
*/
export const previewData = (data: Uint8Array, columns: number, size = data.length): Preview => {
	if (data.length === 0) {
		return {kind: 'empty', text: '(empty)'};
	}

	if (data.length <= MAX_PARSED_BYTES) {
		const whole = decodeUtf8(data);
		const click = whole?.startsWith('{') ? clickEventText(whole) : undefined;
		if (click !== undefined) {
			return {kind: 'click-event', text: sanitize(click)};
		}
	}

	const beginning = decodeBeginning(data.subarray(0, columns * LONGEST_UTF8_CHARACTER));
	if (beginning === undefined) {
		return {kind: 'binary', text: hexText(data, columns, size)};
	}

	const isLooksLikeJson = /^\s*[\[\{]/v.test(beginning);
	return isLooksLikeJson
		? {kind: 'json', text: sanitize(beginning.trim().replaceAll(LINE_BREAK_AND_INDENT, ' '))}
		: {kind: 'text', text: sanitize(beginning)};
};
