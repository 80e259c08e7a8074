import prettyBytes from 'pretty-bytes';
import type {SizeFacts} from '../../../monitor/facts/facts.js';
import type {Appearance} from '../../appearance/appearance.js';
import {bar, chart} from '../../drawing/chart.js';
import {formatShare} from '../../drawing/format.js';
import {
	line,
	lineWidth,
	span,
	spread,
	type Line,
} from '../../drawing/line.js';

const LABEL = 12;
const SHARE = 7;

const bytes = (count: number): string => prettyBytes(count, {binary: true});

/**
The sizes of a bucket: `64–127 B`, `1–2 KiB`.
*/
const range = (from: number): string => {
	if (from < 1024) {
		return from < 2 ? `${from} B` : `${from}–${(2 * from) - 1} B`;
	}

	const [unit, name] = from < 1024 ** 2 ? [1024, 'KiB'] : [1024 ** 2, 'MiB'];
	return `${from / unit}–${2 * from / unit} ${name}`;
};

const summary = ({p50, p99, max}: SizeFacts, {glyphs, theme}: Appearance): Line =>
	line([`p50 ${bytes(p50)}`, `p99 ${bytes(p99)}`, `max ${bytes(max)}`].join(` ${glyphs.separator} `), theme.strong);

/**
The distribution in one row, for a low screen.
*/
export const sizeLine = (sizes: SizeFacts, width: number, appearance: Appearance): Line => {
	const {theme, glyphs} = appearance;
	const {buckets} = sizes;
	const [columns = ''] = chart(buckets.map(({count}) => count), buckets.length, 1, glyphs);
	const [from, to] = [bytes(buckets[0]!.from), bytes(2 * buckets.at(-1)!.from)];
	const figures = [span('record size  ', theme.accent), ...summary(sizes, appearance)];
	const distribution = [span(`${from} `, theme.muted), span(columns, theme.good), span(` ${to}`, theme.muted)];
	return lineWidth(figures) + lineWidth(distribution) < width ? spread(figures, distribution, width) : figures;
};

/**
The distribution with one row for each power of two, in `rows` rows.
*/
export const sizeLines = (sizes: SizeFacts, {width, rows, appearance}: {
	readonly width: number;
	readonly rows: number;
	readonly appearance: Appearance;
}): readonly Line[] => {
	const {glyphs, theme} = appearance;
	const {buckets} = sizes;
	if (buckets.length > rows - 1) {
		return [sizeLine(sizes, width, appearance)];
	}

	let total = 0;
	for (const {count} of buckets) {
		total += count;
	}

	return [
		spread(line('record size', theme.accent), summary(sizes, appearance), width),
		...buckets.map(({from, count}): Line => [
			span(`${range(from).padStart(LABEL)} `, theme.muted),
			span(bar(count, total, Math.max(4, width - LABEL - SHARE - 2), glyphs), theme.good),
			span(` ${formatShare(count / total).padStart(SHARE)}`),
		]),
	];
};
