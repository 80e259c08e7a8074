import type {Range} from '../../../records/filter/pattern.js';
import {lineText, styledParts, type Line} from '../../drawing/line.js';
import type {Style, Theme} from '../../appearance/theme.js';
import type {TextField} from '../../keys/line-editor.js';

/**
What is searched for in the open record.
*/
export type RecordSearch = TextField & {
	/**
	The keys write into the text that is searched for.
	*/
	readonly isTyping: boolean;
	/**
	The match that `n` and `N` have come to, from 0; undefined after a change of the record or its form.
	*/
	readonly at: number | undefined;
	/**
	The row from which the first match is looked for: the top one when the search began.
	*/
	readonly from: number;
};

/**
The search in another record, or in another form of this one.
*/
export const searchAnew = (search: RecordSearch | undefined): RecordSearch | undefined => search && {...search, at: undefined, from: 0};

/**
Data as it is laid out, to search in. A line that takes several rows is one text, so that a match may go over their end.
*/
export type SearchText = {
	readonly text: string;
	/**
	Where each row begins in the text.
	*/
	readonly starts: readonly number[];
};

const known = new WeakMap<readonly Line[], SearchText>();

const toSearchText = (rows: readonly Line[], isFirst: (row: Line) => boolean): SearchText => {
	const texts = rows.map(row => lineText(row));
	const starts: number[] = [];
	let text = '';
	for (const [index, row] of rows.entries()) {
		text += index > 0 && isFirst(row) ? '\n' : '';
		starts.push(text.length);
		text += texts[index]!;
	}

	return {text, starts};
};

/**
The text of rows. `isFirst` says which of them begin a line.
*/
export const searchText = (rows: readonly Line[], isFirst: (row: Line) => boolean): SearchText => {
	let searched = known.get(rows);
	if (!searched) {
		searched = toSearchText(rows, isFirst);
		known.set(rows, searched);
	}

	return searched;
};

/**
A letter at a time: a typed text is no regular expression.
*/
const literal = (typed: string): string => [...typed].map(character => String.raw`\u{${character.codePointAt(0)!.toString(16)}}`).join('');

type Found = {readonly searched: SearchText; readonly typed: string; readonly matches: readonly Range[]};

// Every frame asks for the same.
let found: Found | undefined;

/**
Where the typed text stands, in order. As in a filter, case counts as soon as there is an upper-case letter in it.
*/
export const findMatches = (searched: SearchText, typed: string): readonly Range[] => {
	if (found?.searched !== searched || found.typed !== typed) {
		const flags = typed === typed.toLowerCase() ? 'giv' : 'gv';
		const matches = typed === '' ? [] : searched.text.matchAll(new RegExp(literal(typed), flags)).toArray();
		found = {searched, typed, matches: matches.map(({0: text, index}) => ({start: index, end: index + text.length}))};
	}

	return found.matches;
};

/**
The first place of the ordered ones, from 0, for which it is true; their number if there is none.
*/
const firstPlace = <Item>(items: readonly Item[], isReached: (item: Item) => boolean): number => {
	let from = 0;
	let to = items.length;
	while (from < to) {
		const middle = Math.floor((from + to) / 2);
		if (isReached(items[middle]!)) {
			to = middle;
		} else {
			from = middle + 1;
		}
	}

	return from;
};

/**
The row in which a match begins.
*/
const rowOf = ({starts}: SearchText, {start}: Range): number => firstPlace(starts, place => place > start) - 1;

/**
The match that is next from a row on, or else the first.
*/
export const firstMatchFrom = (searched: SearchText, matches: readonly Range[], row: number): number => {
	const start = searched.starts[row] ?? 0;
	const next = firstPlace(matches, match => match.start >= start);
	return next === matches.length ? 0 : next;
};

/**
How many rows to scroll away so that the match is in sight: as many as now if it is, or else so that it stands in the middle.
*/
export const offsetFor = (searched: SearchText, match: Range, {offset, height}: {readonly offset: number; readonly height: number}): number => {
	const row = rowOf(searched, match);
	const isInSight = row >= offset && row < offset + height;
	const limit = Math.max(0, searched.starts.length - height);
	return isInSight ? offset : Math.max(0, Math.min(row - Math.floor(height / 2), limit));
};

/**
The line with a part of its text in another style.
*/
const restyled = (row: Line, {start, end}: Range, style: Style): Line => {
	let from = 0;
	return row.flatMap(piece => {
		const range = {start: Math.max(0, start - from), end: Math.min(piece.text.length, end - from)};
		from += piece.text.length;
		return range.start < range.end ? styledParts(piece, [range], style) : [piece];
	});
};

/**
One row with the matches in it marked, the one at `at` more than the others.
*/
export const markedRow = (row: Line, start: number, {matches, at, theme}: {readonly matches: readonly Range[]; readonly at: number | undefined; readonly theme: Theme}): Line => {
	const end = start + lineText(row).length;
	let marked = row;
	for (let place = firstPlace(matches, match => match.end > start); place < matches.length && matches[place]!.start < end; place++) {
		const match = matches[place]!;
		const style = place === at ? {...theme.match, isBold: true, isUnderlined: true} : theme.match;
		marked = restyled(marked, {start: match.start - start, end: match.end - start}, style);
	}

	return marked;
};
