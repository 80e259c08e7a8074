import {decodeUtf8, withoutMark, type Encoding} from '../../../records/text/decode.js';
import {openText, type OpenedText} from '../../../records/text/opened-text.js';
import {prettyJson, type JsonToken} from '../../../records/text/pretty-json.js';

/**
Nobody scrolls through more; the export has everything.
*/
const MAX_SHOWN_BYTES = 64 * 1024;

/**
A beginning of the text that ends with a whole character.
*/
export const shownBeginning = (data: Uint8Array): Uint8Array => {
	let end = Math.min(data.length, MAX_SHOWN_BYTES);
	while (end < data.length && end > MAX_SHOWN_BYTES - 4 && (data[end]! & 0b1100_0000) === 0b1000_0000) { // eslint-disable-line no-bitwise
		end--;
	}

	return data.subarray(0, end);
};

/**
The content of a text in the data, below the text itself, so that the original stays in sight.
*/
export type OpenedLine = {readonly tokens: readonly JsonToken[]} | {readonly note: string};

const indentOf = (tokens: readonly JsonToken[]): string => tokens[0]?.kind === 'mark' && tokens[0].text.trim() === '' ? tokens[0].text : '';

const stringIn = (text: string): string => {
	try {
		return JSON.parse(text) as string;
	} catch {
		return '';
	}
};

const noteOf = (indent: string, {name}: OpenedText): OpenedLine => ({note: `${indent}  in it (${name}):`});

const nestedLines = (indent: string, {json}: OpenedText): readonly OpenedLine[] =>
	prettyJson(json.slice(0, MAX_SHOWN_BYTES)).map(tokens => ({tokens: [{kind: 'mark', text: `${indent}  `}, ...tokens]}));

const openLine = (tokens: readonly JsonToken[]): readonly OpenedLine[] => {
	const text = tokens.find(({kind}) => kind === 'string')?.text;
	const opened = text === undefined ? undefined : openText(stringIn(text));
	const indent = indentOf(tokens);
	return opened ? [{tokens}, noteOf(indent, opened), ...nestedLines(indent, opened)] : [{tokens}];
};

/**
The lines of data with the content of its packed texts; undefined if it has none.
*/
export const openLines = (data: Uint8Array, encoding: Encoding): readonly OpenedLine[] | undefined => {
	const text = withoutMark(decodeUtf8(data) ?? '');
	if (encoding === 'json') {
		const lines = prettyJson(text);
		const opened = lines.flatMap(tokens => openLine(tokens));
		return opened.length > lines.length ? opened : undefined;
	}

	const opened = openText(text.trim());
	return opened && [noteOf('', opened), ...nestedLines('', opened)];
};
