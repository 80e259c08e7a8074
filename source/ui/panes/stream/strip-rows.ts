import {HASH_KEY_COUNT, hashKeyOf} from '../../../service/hash-ranges.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import type {Facts, KeyFact} from '../../../monitor/facts/facts.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText, textWidth} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {shardStyle, type Style} from '../../appearance/theme.js';
import {formatShare} from '../../drawing/format.js';
import {
	fitLine,
	lineWidth,
	span,
	type Line,
	type Span,
} from '../../drawing/line.js';
import {stripRoom} from './heat-strip.js';

/**
A shard with fewer cells than this has no border of its own: its id would not fit.
*/
const LEAST_SHARD_CELLS = 5;

/**
A key with less than this share of the records does not stand out.
*/
const LEAST_SHARE = 0.02;

/**
At most so many keys are marked.
*/
const MAX_KEYS = 8;

const KEY_WIDTH = 14;

const SPACE = Number(HASH_KEY_COUNT);

const cellOf = (hashKey: bigint, cells: number): number => Math.min(cells - 1, Math.floor((Number(hashKey) / SPACE * cells) + 1e-6));

type Slot = {readonly shard: ShardView; readonly cell: number};

/**
Where each open shard begins in a strip of so many cells; empty if there are too many to tell them apart. The shards are in the order of their hash keys.
*/
const slotsOf = (shards: readonly ShardView[], cells: number): readonly Slot[] => {
	// Of thousands of shards nobody looks at each.
	if (cells <= 0 || shards.length > cells) {
		return [];
	}

	const slots = shards.filter(({state}) => state === 'open').map(shard => ({shard, cell: cellOf(shard.startingHashKey, cells)}));
	return slots.some(({cell}, index) => (slots[index + 1]?.cell ?? cells) - cell < LEAST_SHARD_CELLS) ? [] : slots;
};

/**
The cells of a strip in which a shard begins, without the first one.
*/
export const shardBorders = (shards: readonly ShardView[], width: number): ReadonlySet<number> => new Set(slotsOf(shards, stripRoom(width).cells).slice(1).map(({cell}) => cell));

const inStrip = (label: string, content: Line, width: number): Line => {
	const room = stripRoom(width);
	return [span(fitText(label, room.label.length + 1)), ...fitLine(content, room.cells), span(' '.repeat(3))];
};

/**
The ids of the shards above their part of the hash keys; undefined if there are too many.
*/
export const stripIds = (shards: readonly ShardView[], width: number, {glyphs, theme}: Appearance): Line | undefined => {
	const {cells} = stripRoom(width);
	const slots = slotsOf(shards, cells);
	if (slots.length === 0) {
		return undefined;
	}

	return inStrip('shard', slots.flatMap(({shard, cell}, index): Line => {
		const end = slots[index + 1]?.cell ?? cells;
		const room = end - cell - Number(index > 0);
		const long = `${shard.shortId}  ${formatShare(shard.hashShare)}`;
		return [
			...(index > 0 ? [span(glyphs.vertical, theme.muted)] : []),
			span(fitText(long.length <= room ? long : shard.shortId, room), {...shardStyle(theme, shard.shortId), isBold: true}),
		];
	}), width);
};

type Mark = {readonly start: number; readonly text: string; readonly style: Style};

const isFree = (marks: readonly Mark[], start: number, length: number, cells: number): boolean => start >= 0 && start + length <= cells
	&& marks.every(mark => start >= mark.start + textWidth(mark.text) + 1 || start + length + 1 <= mark.start);

/**
A key's mark with as much text as there is room for, right or left of its cell.
*/
const markOf = ({key, share}: KeyFact, cell: number, marks: readonly Mark[], {cells, mark}: {readonly cells: number; readonly mark: string}): Omit<Mark, 'style'> | undefined => {
	const name = fitText(sanitize(key), KEY_WIDTH).trimEnd();
	const texts = [`${mark}${name} ${formatShare(share)}`, `${mark}${name}`];
	for (const text of texts) {
		if (isFree(marks, cell, textWidth(text), cells)) {
			return {start: cell, text};
		}
	}

	const before = `${name}${mark}`;
	const start = cell - textWidth(name);
	if (isFree(marks, start, textWidth(before), cells)) {
		return {start, text: before};
	}

	return isFree(marks, cell, 1, cells) ? {start: cell, text: mark} : undefined;
};

/**
The most frequent keys at their place among the hash keys, with their share of the stream's records.
*/
export const stripKeys = ({keys, hotKey, records}: Facts, width: number, {glyphs, theme}: Appearance): Line => {
	const {cells} = stripRoom(width);
	const outstanding = keys.filter(({share}) => share >= LEAST_SHARE).slice(0, MAX_KEYS);
	if (outstanding.length === 0) {
		return inStrip('keys', [span(records > 0 ? 'spread evenly: none has 2 % of the records' : 'no records in the last minute', theme.muted)], width);
	}

	const marks: Mark[] = [];
	for (const fact of outstanding) {
		const cell = cellOf(hashKeyOf(fact.key), cells);
		const placed = markOf(fact, cell, marks, {cells, mark: glyphs.up});
		if (placed) {
			marks.push({...placed, style: fact.key === hotKey?.key ? {...theme.warning, isBold: true} : shardStyle(theme, shortShardId(fact.shardId))});
		}
	}

	const content: Span[] = [];
	for (const {start, text, style} of marks.toSorted((a, b) => a.start - b.start)) {
		const gap = ' '.repeat(start - lineWidth(content));
		content.push(span(gap), span(text, style));
	}

	return inStrip('keys', content, width);
};
