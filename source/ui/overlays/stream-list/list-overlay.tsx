import {localIsoTime} from '../../../actions/start-words.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {Overlay} from '../overlay-box.js';
import {endOfText} from '../filter-line/filter-rows.js';
import {formatCount, formatNumberOf} from '../../drawing/format.js';
import type {Size} from '../../../size.js';
import {
	fitLine,
	line,
	span,
	spread,
	styledParts,
	type Line,
} from '../../drawing/line.js';
import {placeOf} from '../../drawing/place.js';
import {wrapText} from '../../drawing/wrap-text.js';
import type {FoundStream} from './search-streams.js';
import {
	cursorOf,
	foundStreams,
	listRows,
	seenStreams,
	streamListSize,
	type StreamList,
} from './stream-list.js';

type Props = {
	readonly list: StreamList;
	readonly snapshot: Snapshot;
	readonly frame: Size;
};

const GAP = '  ';
const MARK_WIDTH = 2;

const modes = {PROVISIONED: 'provisioned', ON_DEMAND: 'on-demand'} as const;

type Column = {
	readonly head: string;
	readonly width: number;
	readonly side?: 'right';
	cell(stream: FoundStream['stream']): string | undefined;
};

const columns: readonly Column[] = [
	{head: 'status', width: 'UPDATING'.length, cell: ({status}) => status},
	{head: 'mode', width: 'provisioned'.length, cell: ({mode}) => mode === undefined ? undefined : modes[mode]},
	{
		head: 'shards', width: '10,000'.length, side: 'right', cell: ({openShardCount}) => openShardCount === undefined ? undefined : formatCount(openShardCount),
	},
	{head: 'created', width: '2026-01-31'.length, cell: ({createdAt}) => createdAt === undefined ? undefined : localIsoTime(createdAt).split('T', 1)[0]},
];

const columnsWidth = columns.reduce((sum, {width}) => sum + GAP.length + width, 0);

const heading = (width: number): string => [
	fitText('name', width),
	...columns.map(column => fitText(column.head, column.width, column.side)),
].join(GAP);

const nameLine = ({stream, ranges}: FoundStream, width: number, {theme}: Appearance): Line => {
	const name = sanitize(stream.name);
	// What was cleaned has other places than what matched.
	const matched = name === stream.name ? ranges : [];
	return fitLine(styledParts(span(name), matched, theme.match), width);
};

const streamLine = (found: FoundStream, {isChosen, isShown, width}: {readonly isChosen: boolean; readonly isShown: boolean; readonly width: number}, appearance: Appearance): Line => {
	const {glyphs, theme} = appearance;
	const cells: Line = [
		...nameLine(found, width, appearance),
		...columns.map(({width: columnWidth, side, cell}) => {
			const text = sanitize(cell(found.stream) ?? glyphs.none);
			return span(GAP + fitText(text, columnWidth, side));
		}),
	];
	return [
		span((isShown ? glyphs.on : ' ').padEnd(MARK_WIDTH), theme.good),
		...(isChosen ? cells.map(piece => ({...piece, isInverse: true})) : cells),
	];
};

/**
For what is known of the list as a whole: the remedy stands at the end of a long line.
*/
const MAX_NOTE_ROWS = 3;

const noteText = (list: StreamList, {producer}: Snapshot): string => {
	const {catalog, typed} = list;
	if (foundStreams(list).length > 0) {
		return producer.isProducing ? 'Enter goes there; the producer here is paused first.' : 'Enter goes there.';
	}

	if (!catalog.isComplete) {
		return 'Looking for streams …';
	}

	return typed.trim() === '' ? 'There are no streams here.' : 'No name has these letters: Enter goes to a stream of this name, or ARN, all the same.';
};

const noteLines = (list: StreamList, snapshot: Snapshot, width: number, {theme}: Appearance): readonly Line[] => {
	const {catalog: {problem}, complaint} = list;
	const trouble = complaint ?? (problem === undefined ? undefined : `${problem} A name or an ARN can be typed all the same.`);
	const rows = wrapText(trouble ?? noteText(list, snapshot), width);
	return rows.slice(0, MAX_NOTE_ROWS).map(row => line(row, trouble === undefined ? theme.muted : theme.bad));
};

const countLine = (list: StreamList, {theme}: Appearance): Line => {
	const {catalog: {streams, isComplete}, typed} = list;
	const all = `${formatNumberOf(streams.length, 'stream')}${isComplete ? '' : ' so far'}`;
	return line(typed.trim() === '' ? all : `${formatCount(foundStreams(list).length)} of ${all}`, theme.muted);
};

/**
The streams to go to, of which the letters that were typed leave some.
*/
export const ListOverlay = ({list, snapshot, frame}: Props) => {
	const appearance = useAppearance();
	const {theme} = appearance;
	const size = streamListSize(frame);
	const inner = size.columns - 4;
	const width = inner - MARK_WIDTH - columnsWidth;
	const note = noteLines(list, snapshot, inner, appearance);
	const rows = listRows(frame) + 1 - note.length;
	const {first, items} = seenStreams(list, rows);
	const cursor = cursorOf(list);
	const typed = endOfText(sanitize(list.typed), Math.floor(inner / 2));
	const lines: readonly Line[] = [
		spread([span('> ', theme.accent), span(typed), span(' ', {isInverse: true})], countLine(list, appearance), inner),
		line(' '.repeat(MARK_WIDTH) + heading(width), theme.muted),
		...Array.from({length: rows}, (_, index): Line => {
			const found = items[index];
			return found ? streamLine(found, {isChosen: first + index === cursor, isShown: found.stream.name === snapshot.state.streamName, width}, appearance) : [];
		}),
		...note,
	];
	return <Overlay title={`Streams, ${placeOf(snapshot.state)}`} note={line('Esc closes', theme.muted)} lines={lines} size={size} frame={frame}/>;
};
