import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../kinesis/limits.js';
import type {ProducerView, ProofTotals, ShardView} from '../../monitor/snapshot.js';
import type {Appearance} from '../appearance.js';
import {chart} from '../chart.js';
import {
	formatCount,
	formatKilobytes,
	formatLatency,
	formatNumberOf,
	formatRate,
} from '../format.js';
import {
	joinLines,
	line,
	lineWidth,
	span,
	wrapParts,
	type Line,
	type Span,
} from '../line.js';
import type {Theme} from '../theme.js';

export type ProducerInput = {
	readonly producer: ProducerView;
	readonly shards: readonly ShardView[];
	readonly width: number;
	readonly rows: number;
};

const stateSpan = ({isProducing, isDraining}: ProducerView, {glyphs, theme}: Appearance): Span => {
	if (isDraining) {
		return span(`${glyphs.on} draining`, theme.warning);
	}

	return isProducing ? span(`${glyphs.on} producing`, {...theme.good, isBold: true}) : span(`${glyphs.off} paused`, theme.warning);
};

const labelled = (label: string, value: string, theme: Theme, style = {}): Line => [span(`${label} `, theme.muted), span(value, style)];

const counted = (label: string, count: number, theme: Theme): Line => labelled(label, formatCount(count), theme, count > 0 ? theme.bad : {});

const proofParts = (proof: ProofTotals, theme: Theme): readonly Line[] => [
	labelled('sent', formatCount(proof.sent), theme),
	labelled('accepted', formatCount(proof.accepted), theme),
	labelled('read', formatCount(proof.read), theme),
	labelled('in flight', formatCount(proof.inFlight), theme),
	labelled('dup', formatCount(proof.duplicates), theme, proof.duplicates > 0 ? theme.warning : {}),
	counted('lost', proof.lost, theme),
	proof.orderViolations === 0 ? labelled('order', 'ok', theme, theme.good) : labelled('order', `broken ${formatCount(proof.orderViolations)}`, theme, theme.bad),
];

/**
The proof in as few rows as it takes; in one row the accepted ones may be left to the totals above it.
*/
const proofLines = (proof: ProofTotals | undefined, width: number, rows: number, {glyphs, theme}: Appearance): readonly Line[] => {
	if (!proof) {
		return [line('proof: nothing of our own sent yet', theme.muted)];
	}

	const parts = proofParts(proof, theme);
	const separator = span(` ${glyphs.separator} `, theme.muted);
	const wrapped = wrapParts(parts, separator, width);
	return wrapped.length <= rows ? wrapped : wrapParts(parts.toSpliced(1, 1), separator, width).slice(0, rows);
};

const rateParts = ({producer, shards}: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	const capacity = shards.filter(shard => shard.state === 'open').length * SHARD_WRITE_RECORDS_PER_SECOND;
	return [
		[stateSpan(producer, appearance)],
		labelled('target', `${formatCount(producer.targetRate)}/s`, theme),
		[
			...labelled('accepted', `${formatRate(producer.acceptedPerSecond)}/s`, theme, theme.strong),
			...(capacity > 0 ? [span(` of ${formatCount(capacity)}`, theme.muted)] : []),
		],
	];
};

const totalsParts = ({totals}: ProducerView, theme: Theme): readonly Line[] => [
	labelled('accepted', formatCount(totals.accepted), theme),
	labelled('throttled', formatCount(totals.throttled), theme, totals.throttled > 0 ? theme.warning : {}),
	counted('failed', totals.refused, theme),
];

const latencyPart = ({latency}: ProducerView, {glyphs, theme}: Appearance): Line =>
	labelled('put', latency ? `p50 ${formatLatency(latency.p50)} p99 ${formatLatency(latency.p99)}` : glyphs.none, theme);

/**
Why a stream is scaled, and why that does not help a hot key: said when it shows.
*/
const throttleHint = ({producer, shards}: ProducerInput, {theme}: Appearance): readonly Line[] => {
	if (producer.throttledPerSecond === 0) {
		return [];
	}

	const open = shards.filter(shard => shard.state === 'open');
	const full = open.filter(shard => shard.throttledPerSecond > 0).length;
	const records = formatCount(open.length * SHARD_WRITE_RECORDS_PER_SECOND);
	const reason = full > 0 && full < open.length
		? `${formatCount(full)} of ${formatNumberOf(open.length, 'shard')} full: hot keys`
		: `${formatNumberOf(open.length, 'shard')} ${open.length === 1 ? 'takes' : 'take'} ${records} records/s or ${formatCount(open.length)} MB/s`;
	return [line(`throttled ${formatRate(producer.throttledPerSecond)}/s:`, theme.bad), line(reason)];
};

/**
Three rows, for a pane that is wide and low: the sparkline stands beside the rates.
*/
const lowLines = (input: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {producer, width, rows} = input;
	const {glyphs, theme} = appearance;
	const gap = span(' '.repeat(3));
	const rates = joinLines(rateParts(input, appearance), gap);
	const room = width - lineWidth(rates) - 3;
	const spark = room > 8 ? [gap, span(chart(producer.history, room, 1, glyphs)[0]!, theme.accent)] : [];
	const totals = joinLines([...totalsParts(producer, theme), latencyPart(producer, appearance)], gap);
	const hint = rows > 3 ? wrapParts(throttleHint(input, appearance), span(' '), width) : [];
	return [
		[...rates, ...spark],
		totals,
		...hint,
		...proofLines(producer.proof, width, rows - 2 - hint.length, appearance),
	];
};

/**
A row for each thing, with a chart in the height that is left.
*/
const highLines = (input: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {producer, width, rows} = input;
	const {glyphs, theme} = appearance;
	const gap = span(' '.repeat(3));
	const bytes = line(`${formatKilobytes(producer.acceptedBytesPerSecond)} KB/s`);
	const above = wrapParts([...rateParts(input, appearance), bytes], gap, width);
	const below = [
		...wrapParts([
			...totalsParts(producer, theme),
			labelled('retried', formatCount(producer.totals.retried), theme),
			latencyPart(producer, appearance),
		], gap, width),
		...wrapParts(throttleHint(input, appearance), span(' '), width),
		...proofLines(producer.proof, width, 3, appearance),
	];
	const chartRows = Math.max(0, Math.min(6, rows - above.length - below.length));
	const chartLines = chartRows > 0 ? chart(producer.history, width, chartRows, glyphs).map(text => line(text, theme.accent)) : [];
	return [...above, ...chartLines, ...below];
};

/**
Rows from which a row for each thing is the better use of the pane.
*/
const HIGH_ROWS = 7;

/**
The producer: what was asked for, what the service took, and the proof that all of it arrived.
*/
export const producerLines = (input: ProducerInput, appearance: Appearance): readonly Line[] =>
	input.rows >= HIGH_ROWS ? highLines(input, appearance) : lowLines(input, appearance);
