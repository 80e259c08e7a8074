import type {Snapshot} from '../../../monitor/snapshot.js';
import {textWidth} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatCount, formatNarrow, formatRate} from '../../drawing/format.js';
import {
	fitLine,
	span,
	type Line,
} from '../../drawing/line.js';
import type {Style} from '../../appearance/theme.js';
import {perShards} from '../../shards/per-shards.js';
import {shortStreamLine} from './stream-lines.js';
import {bigDigits} from './big-digits.js';
import {shardBars} from './shard-bars.js';

type Figure = {readonly text: string; readonly label: string; readonly style: Style};

/**
What arrives in all shards together, in records a second: the sum once for each published array.
*/
const written = perShards((shards): number => shards.reduce((sum, {state, recordsPerSecond}) => sum + (state === 'open' ? recordsPerSecond : 0), 0));

/**
Below this width three numbers have to be short: `1.2K`.
*/
const WIDE_COLUMNS = 100;

const shortNumber = (value: number): string => {
	if (value < 999.5) {
		return formatRate(value);
	}

	return value < 9950 ? `${(value / 1000).toFixed(1)}K` : formatNarrow(Number(value.toPrecision(2)));
};

/**
The figures for a room. Each has its place and its meaning, whatever it is: what is written to the stream, what of ours waits, and what is turned down; where nothing of ours was ever written, what is read.
*/
const figuresOf = ({shards, feed, producer}: Snapshot, isWide: boolean, {theme}: Appearance): readonly Figure[] => {
	const {isProducing, isDraining, totals, waiting, throttledPerSecond} = producer;
	const textOf = (value: number) => isWide ? formatNarrow(value) : shortNumber(value);
	const first: Figure = {text: textOf(written(shards)), label: 'written a second', style: theme.accent};
	if (!isProducing && !isDraining && totals.sent === 0) {
		return [first, {text: textOf(feed.readPerSecond), label: 'read a second', style: theme.good}];
	}

	return [
		first,
		{text: waiting.records < 1000 ? formatCount(waiting.records) : textOf(waiting.records), label: 'waiting', style: waiting.records > 0 ? theme.warning : {}},
		{text: textOf(throttledPerSecond), label: 'turned down a second', style: throttledPerSecond > 0 ? theme.bad : {}},
	];
};

const centred = (text: string, width: number, style: Style = {}): Line => {
	const indent = Math.max(0, Math.floor((width - textWidth(text)) / 2));
	const before = span(' '.repeat(indent));
	return fitLine([before, span(text, style)], width);
};

/**
The stream for a projector: its state, its rates in large digits, and its shards as bars in the rows that are left.
*/
export const largeStreamLines = (snapshot: Snapshot, width: number, rows: number, appearance: Appearance): readonly Line[] => {
	const {glyphs} = appearance;
	const figures = figuresOf(snapshot, width >= WIDE_COLUMNS, appearance);
	const columns = Math.floor(width / figures.length);
	const digits = figures.map(({text}) => bigDigits(text, glyphs.levels.at(-1)!));
	const digitRows = digits[0]!.map((_, row) => figures.flatMap(({style}, index) => centred(digits[index]![row]!, columns, style)));
	const labels = figures.flatMap(({label, style}) => centred(label, columns, style));
	const above: readonly Line[] = [shortStreamLine(snapshot, width, appearance)];
	return [
		...above,
		...digitRows,
		labels,
		...shardBars(snapshot.shards, width, rows - above.length - digitRows.length - 1, appearance),
	];
};
