import {
	decodeData,
	decodeUtf8,
	withoutMark,
	type Encoding,
} from '../../../records/text/decode.js';
import type {Filter} from '../../../records/filter/filter.js';
import {hexDump} from '../../../records/text/hex-dump.js';
import {prettyJson, type JsonToken} from '../../../records/text/pretty-json.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatCount} from '../../drawing/format.js';
import {
	line,
	span,
	styledParts,
	type Line,
} from '../../drawing/line.js';
import type {Style, Theme} from '../../appearance/theme.js';
import {wrapLine} from '../../drawing/wrap.js';
import {openLines, shownBeginning, type OpenedLine} from './opened-lines.js';

/**
How a record's data is shown.
*/
export type BodyForm = 'json' | 'opened' | 'text' | 'hex';

// Decoding 10 MiB takes longer than a frame.
const knownEncodings = new WeakMap<Uint8Array, Encoding>();

export const encodingOf = (data: Uint8Array): Encoding => {
	let encoding = knownEncodings.get(data);
	if (encoding === undefined) {
		({encoding} = decodeData(data));
		knownEncodings.set(data, encoding);
	}

	return encoding;
};

// Each frame asks for the forms of the open record.
const knownOpened = new WeakMap<Uint8Array, {readonly lines: readonly OpenedLine[] | undefined}>();

/**
The data with the content of its packed texts; undefined if it has none.
*/
const openedLines = (data: Uint8Array): readonly OpenedLine[] | undefined => {
	let known = knownOpened.get(data);
	if (!known) {
		known = {lines: openLines(shownBeginning(data), encodingOf(data))};
		knownOpened.set(data, known);
	}

	return known.lines;
};

/**
The forms of the data; its own form comes first.
*/
export const formsOf = (data: Uint8Array): readonly BodyForm[] => {
	const encoding = encodingOf(data);
	if (encoding === 'base64') {
		return ['hex'];
	}

	if (encoding === 'json') {
		return openedLines(data) === undefined ? ['json', 'text', 'hex'] : ['opened', 'json', 'text', 'hex'];
	}

	return openedLines(data) === undefined ? ['text', 'hex'] : ['opened', 'text', 'hex'];
};

const tokenStyle = (kind: JsonToken['kind'], theme: Theme): Style => {
	switch (kind) {
		case 'name': {
			return theme.accent;
		}

		case 'string': {
			return theme.good;
		}

		case 'number':
		case 'word': {
			return theme.warning;
		}

		case 'mark': {
			return {};
		}
	}
};

const textLines = (data: Uint8Array): readonly Line[] => (decodeUtf8(data) ?? '').split(/\r?\n/v).map(text => line(sanitize(text)));

const tokenLine = (tokens: readonly JsonToken[], theme: Theme): Line => tokens.map(({kind, text}) => span(sanitize(text), tokenStyle(kind, theme)));

const jsonLines = (data: Uint8Array, {theme}: Appearance): readonly Line[] => prettyJson(withoutMark(decodeUtf8(data) ?? ''))
	.map(tokens => tokenLine(tokens, theme));

type Look = {
	readonly width: number;
	readonly filter: Filter | undefined;
	readonly appearance: Appearance;
};

const continuedRows = new WeakSet<Line>();

/**
Whether a row of the data begins a line, and does not go on with the line of the row above.
*/
export const isFirstOfLine = (row: Line): boolean => !continuedRows.has(row);

const layOut = (data: Uint8Array, form: BodyForm, {width, filter, appearance}: Look): readonly Line[] => {
	const {theme} = appearance;
	if (data.length === 0) {
		return [line('(empty)', theme.muted)];
	}

	const shown = shownBeginning(data);
	const forms: Readonly<Record<BodyForm, () => readonly Line[]>> = {
		json: () => jsonLines(shown, appearance),
		opened: () => (openedLines(data) ?? []).map(opened => 'note' in opened ? line(opened.note, theme.accent) : tokenLine(opened.tokens, theme)),
		text: () => textLines(shown),
		hex: () => hexDump(shown).map(text => line(text)),
	};
	const withMatches = (row: Line): Line => filter ? row.flatMap(piece => styledParts(piece, filter.highlight(piece.text), theme.match)) : row;
	const rows = forms[form]().flatMap(row => {
		const wrapped = wrapLine(withMatches(row), width);
		for (const continued of wrapped.slice(1)) {
			continuedRows.add(continued);
		}

		return wrapped;
	});
	const rest = data.length - shown.length;
	return rest > 0 ? [...rows, line(`and ${formatCount(rest)} more bytes; e writes all of them to a file`, theme.warning)] : rows;
};

type LaidOut = {readonly data: Uint8Array; readonly form: BodyForm; readonly look: Look; readonly rows: readonly Line[]};

// Each frame draws the open record and asks for its length.
let laidOut: LaidOut | undefined;

const isSameLook = (a: Look, b: Look): boolean => a.width === b.width && a.filter === b.filter && a.appearance.theme === b.appearance.theme;

/**
The data in rows of this width. The parts that match the filter have their own style.
*/
export const bodyRows = (data: Uint8Array, form: BodyForm, look: Look): readonly Line[] => {
	if (!(laidOut?.data === data && laidOut.form === form && isSameLook(laidOut.look, look))) {
		laidOut = {
			data, form, look, rows: layOut(data, form, look),
		};
	}

	return laidOut.rows;
};
