import {formatDollars} from '../../../cost/cost-words.js';
import {SHARD_READ_BYTES_PER_SECOND, SHARD_WRITE_BYTES_PER_SECOND} from '../../../service/limits.js';
import {dollarsFor, type History, type HistoryView} from '../../../monitor/history/history-view.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {counted} from '../../../words.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Style} from '../../appearance/theme.js';
import {
	formatElapsed,
	formatKilobytes,
	formatRate,
	formatTime,
} from '../../drawing/format.js';
import {
	line,
	span,
	spread,
	type Line,
} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import type {Size} from '../../../size.js';
import {shardCensus} from '../../shards/shard-census.js';
import {AXIS_WIDTH, historyChart} from './history-chart.js';

type Options = {readonly size: Size; readonly appearance: Appearance};

type Values = ReadonlyArray<number | undefined>;

type Chart = {
	readonly title: string;
	readonly latest: string;
	readonly limit?: number | undefined;
	readonly limitWords?: string | undefined;
	readonly values: Values;
	readonly style: Style;
	format(value: number): string;
};

const kilobytes = (bytes: number): string => bytes >= 1024 * 1024 ? `${formatRate(bytes / 1024 / 1024)} MB/s` : `${formatKilobytes(bytes)} KB/s`;

/**
CloudWatch is up to three minutes behind: so many places may still be empty at the end.
*/
const LATE_PLACES = 5;

const latestOf = (values: Values, format: (value: number) => string): string => {
	const place = values.findLastIndex(value => value !== undefined);
	if (place === -1) {
		return 'no data';
	}

	return place < values.length - LATE_PLACES ? 'no data of late' : format(values[place]!);
};

const perSecond = (noun: string) => (value: number): string => `${formatRate(value)} ${noun}/s`;

const sumOf = (a: Values, b: Values): Values => a.map((value, index) => value === undefined && b[index] === undefined ? undefined : (value ?? 0) + (b[index] ?? 0));

const chartsOf = ({series}: History, {shards, state}: Snapshot, {theme}: Appearance): readonly Chart[] => {
	const {open} = shardCensus(shards);
	const writes = series.WriteProvisionedThroughputExceeded;
	const reads = series.ReadProvisionedThroughputExceeded;
	const age = series['GetRecords.IteratorAgeMilliseconds'];
	const limitOf = (bytes: number) => open === 0 ? undefined : open * bytes;
	const limitWords = (bytes: number) => open === 0 ? undefined : `limit ${kilobytes(open * bytes)} of ${counted(open, 'shard')}`;
	return [
		{
			title: 'in', latest: `${latestOf(series.IncomingBytes, kilobytes)}, ${latestOf(series.IncomingRecords, perSecond('records'))}`, limit: limitOf(SHARD_WRITE_BYTES_PER_SECOND), limitWords: limitWords(SHARD_WRITE_BYTES_PER_SECOND), values: series.IncomingBytes, style: theme.good, format: kilobytes,
		},
		{
			title: 'out by polling', latest: `${latestOf(series['GetRecords.Bytes'], kilobytes)}, ${latestOf(series['GetRecords.Records'], perSecond('records'))}`, limit: limitOf(SHARD_READ_BYTES_PER_SECOND), limitWords: limitWords(SHARD_READ_BYTES_PER_SECOND), values: series['GetRecords.Bytes'], style: theme.good, format: kilobytes,
		},
		{
			title: 'throttled, everybody’s', latest: `${latestOf(writes, perSecond('writes'))}, ${latestOf(reads, perSecond('reads'))}`, values: sumOf(writes, reads), style: theme.bad, format: value => `${formatRate(value)}/s`,
		},
		{
			title: 'iterator age', latest: latestOf(age, formatElapsed), limit: state.stream && state.stream.retentionHours * 60 * 60 * 1000, limitWords: 'of all who poll, clickmon too', values: age, style: theme.warning, format: formatElapsed,
		},
	];
};

const chartLines = ({title, latest, limitWords, ...chart}: Chart, rows: number, {size, appearance}: Options): readonly Line[] => [
	spread([span(title, appearance.theme.accent), span(` ${latest}`)], line(limitWords ?? '', appearance.theme.muted), size.columns),
	...historyChart({...chart, rows, width: size.columns}, appearance),
];

const axisOf = (from: string, to: string, {size, appearance}: Options): Line =>
	[span(' '.repeat(AXIS_WIDTH)), ...spread(line(from, appearance.theme.muted), line(to, appearance.theme.muted), size.columns - AXIS_WIDTH)];

/**
CloudWatch is not asked: what this window has read itself.
*/
const elsewhereLines = ({facts, everybody, at}: Snapshot, options: Options): readonly Line[] => {
	const {size, appearance: {theme}, appearance} = options;
	const seconds = 600;
	const values: Values = [...Array.from({length: Math.max(0, seconds - facts.history.length)}, () => undefined), ...facts.history.slice(-seconds)];
	const notes = wrapText('No CloudWatch here: Kinesis is an emulator. Set AWS_ENDPOINT_URL_CLOUDWATCH to ask an emulator of CloudWatch. This is what this window has read itself in ten minutes.', size.columns).map(text => line(text, theme.muted));
	const throttled = everybody === undefined ? [] : [line(`throttled of all clients now: ${formatRate(everybody.throttledRecordsPerSecond)} records/s, ${formatRate(everybody.throttledReadsPerSecond)} reads/s`)];
	const rows = Math.max(1, Math.min(10, size.rows - notes.length - throttled.length - 3));
	return [
		...notes,
		[],
		...chartLines({
			title: 'read', latest: latestOf(facts.history, perSecond('records')), values, style: theme.good, format: value => `${formatRate(value)}/s`,
		}, rows, options),
		axisOf(formatTime(at - (seconds * 1000)), 'now', {size, appearance}),
		...throttled,
	];
};

const HEADINGS = 4;

const notesOf = (view: HistoryView, {glyphs}: Appearance): string => [
	`CloudWatch is 1 to 3 minutes behind, and asked again each minute. ${glyphs.barEmpty} is a gap without data, not zero.`,
	`${counted(view.requested, 'metric')} requested, about ${formatDollars(dollarsFor(view.requested))} ($0.01 per 1,000).`,
].join(' ');

/**
What CloudWatch knows of the stream, as charts, in so many rows.
*/
export const historyLines = (snapshot: Snapshot, options: Options): readonly Line[] => {
	const {size, appearance} = options;
	const {theme} = appearance;
	const view = snapshot.history;
	if (view?.isElsewhere) {
		return elsewhereLines(snapshot, options);
	}

	const trouble = [...(view?.trouble ? [view.trouble.message] : []), ...view?.history?.messages.slice(0, 2) ?? []]
		.flatMap(text => wrapText(text, size.columns))
		.map(text => line(text, theme.bad));
	if (view?.history === undefined) {
		return trouble.length > 0 ? trouble : [line('Asking CloudWatch …', theme.muted)];
	}

	const {history} = view;
	const notes = wrapText(notesOf(view, appearance), size.columns).map(text => line(text, theme.muted));
	const rows = Math.max(1, Math.floor((size.rows - trouble.length - notes.length - 1 - HEADINGS) / HEADINGS));
	return [
		...trouble,
		...chartsOf(history, snapshot, appearance).flatMap(chart => chartLines(chart, rows, options)),
		axisOf(formatTime(history.from), formatTime(history.to), options),
		...notes,
	];
};
