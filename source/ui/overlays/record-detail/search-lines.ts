import {sanitize} from '../../../records/text/sanitize.js';
import {cutText} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Theme} from '../../appearance/theme.js';
import {fieldLine} from '../../drawing/field-line.js';
import {formatCount} from '../../drawing/format.js';
import {span, type Line} from '../../drawing/line.js';
import {isFirstOfLine} from './record-body.js';
import {
	findMatches,
	markedRow,
	searchText,
	type RecordSearch,
} from './record-search.js';

const FIELD_COLUMNS = 28;

/**
What is searched for, and which of how many matches is reached: `/user 3 of 17`.
*/
export const searchLine = (search: RecordSearch, body: readonly Line[], {theme}: Appearance): Line => {
	const {typed, isTyping, at} = search;
	const {length} = findMatches(searchText(body, isFirstOfLine), typed);
	const count = at === undefined ? `${formatCount(length)} ${length === 1 ? 'match' : 'matches'}` : `${formatCount(at + 1)} of ${formatCount(length)}`;
	return [
		span('/', {...theme.accent, isBold: true}),
		...(isTyping ? fieldLine(search, FIELD_COLUMNS) : [span(cutText(sanitize(typed), FIELD_COLUMNS))]),
		...(typed === '' ? [] : [span(` ${length === 0 ? 'no match' : count} `, length === 0 ? theme.warning : theme.strong)]),
	];
};

/**
The rows that are in sight, with the matches marked.
*/
export const markedRows = (search: RecordSearch, body: readonly Line[], {offset, height, theme}: {readonly offset: number; readonly height: number; readonly theme: Theme}): readonly Line[] => {
	const searched = searchText(body, isFirstOfLine);
	const matches = findMatches(searched, search.typed);
	return body.slice(offset, offset + height).map((row, index) => markedRow(row, searched.starts[offset + index]!, {matches, at: search.at, theme}));
};
