import {censusWords} from '../../../consumers/consumer-words.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import type {Size} from '../../../size.js';
import type {Appearance} from '../../appearance/appearance.js';
import {line, span, type Line} from '../../drawing/line.js';
import {visibleWindow} from '../../drawing/window.js';
import {wrapText} from '../../drawing/wrap.js';
import type {ConsumerEntry} from './consumer-entries.js';
import {listNotes, shardNotes, tableNotes} from './consumer-notes.js';
import {chosenEntry, chosenShard, type ConsumersOverlay} from './consumers-state.js';
import {
	entryColumns,
	headings,
	itemLine,
	shardColumns,
} from './work-columns.js';

type Options = {readonly size: Size; readonly appearance: Appearance};

/**
The part of the rows that notes may take; the list has the rest.
*/
const NOTES_SHARE = 0.6;

/**
A head, as many rows as there is room for, and notes below them.
*/
const listWithNotes = <Item>({columns, items, place, notes, now}: {
	readonly columns: Parameters<typeof itemLine<Item>>[1];
	readonly items: readonly Item[];
	readonly place: number;
	readonly notes: readonly string[];
	readonly now: number;
}, {size: {columns: rowWidth, rows}, appearance}: Options): readonly Line[] => {
	const told = notes
		.flatMap(note => wrapText(sanitize(note), rowWidth))
		.slice(0, Math.floor(rows * NOTES_SHARE))
		.map(row => line(row, appearance.theme.muted));
	const room = Math.max(1, rows - 2 - told.length);
	const seen = visibleWindow(items, room, place - Math.floor(room / 2));
	const listed = seen.items.map((item, index) => itemLine(item, columns, {rowWidth, isChosen: seen.first + index === place, now}, appearance));
	return [
		headings(columns, rowWidth, appearance),
		...listed,
		...Array.from({length: room - listed.length + 1}, (): Line => []),
		...told,
	];
};

const allLines = (overlay: ConsumersOverlay, snapshot: Snapshot, options: Options): readonly Line[] => {
	const {entries, place, entry} = chosenEntry(overlay, snapshot);
	return listWithNotes({
		columns: entryColumns(options.size.columns),
		items: entries,
		place,
		notes: listNotes(snapshot.consumers, entry.table, {isAscii: options.appearance.glyphs.isAscii, now: snapshot.at}),
		now: snapshot.at,
	}, options);
};

const shardLines = (overlay: ConsumersOverlay, entry: ConsumerEntry, now: number, {size, appearance}: Options): readonly Line[] => {
	const {shards, place, work} = chosenShard(overlay, entry);
	return [
		line(shards.length === 0 ? `${entry.kind}: ${entry.state}` : `${entry.kind}: ${censusWords(shards)}`),
		...listWithNotes({
			columns: shardColumns(size.columns),
			items: shards,
			place,
			notes: [...(overlay.answer === undefined ? [] : [overlay.answer]), ...(work ? shardNotes(work, now) : []), ...tableNotes(entry.table)],
			now,
		}, {size: {...size, rows: size.rows - 1}, appearance}),
	];
};

const LABEL_WIDTH = 12;

const factLines = (facts: NonNullable<ConsumerEntry['facts']>, width: number, {theme}: Appearance): readonly Line[] => facts.flatMap(([label, value]) =>
	wrapText(sanitize(value), width - LABEL_WIDTH).map((row, index): Line => [
		span(fitText(index === 0 ? label : '', LABEL_WIDTH), theme.muted),
		span(row, label === 'beware' ? theme.warning : {}),
	]));

/**
The list of the consumers, or one of them.
*/
export const consumersLines = (overlay: ConsumersOverlay, snapshot: Snapshot, options: Options): readonly Line[] => {
	if (!overlay.isOpened) {
		return allLines(overlay, snapshot, options);
	}

	const {entry} = chosenEntry(overlay, snapshot);
	return entry.facts
		? factLines(entry.facts, options.size.columns, options.appearance)
		: shardLines(overlay, entry, snapshot.at, options);
};
