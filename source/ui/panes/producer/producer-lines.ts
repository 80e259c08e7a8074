import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import type {ProducerView, ShardView} from '../../../monitor/snapshot.js';
import type {Appearance} from '../../appearance/appearance.js';
import {chart} from '../../drawing/chart.js';
import {
	formatCount,
	formatKilobytes,
	formatLatency,
	formatRate,
} from '../../drawing/format.js';
import {
	joinLines,
	labelled,
	labelledFault,
	line,
	lineWidth,
	span,
	wrapParts,
	type Line,
	type Span,
} from '../../drawing/line.js';
import type {Theme} from '../../appearance/theme.js';
import {orderPart, proofLines} from './proof-lines.js';
import {throttleHint} from './throttle-hint.js';
import {usersPart} from './users-part.js';

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

const rateParts = ({producer, shards}: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	// The mean of the last seconds would keep falling for a while.
	const accepted = producer.isProducing || producer.isDraining ? producer.acceptedPerSecond : 0;
	const capacity = shards.filter(shard => shard.state === 'open').length * SHARD_WRITE_RECORDS_PER_SECOND;
	return [
		[stateSpan(producer, appearance)],
		labelled('target', `${formatCount(producer.targetRate)}/s`, theme),
		usersPart(producer, theme),
		[
			...labelled('accepted', `${formatRate(accepted)}/s`, theme, theme.strong),
			...(capacity > 0 ? [span(` of ${formatCount(capacity)}${accepted > capacity ? ' and a burst' : ''}`, theme.muted)] : []),
		],
	];
};

const totalsParts = ({totals}: ProducerView, theme: Theme): readonly Line[] => [
	labelled('accepted', formatCount(totals.accepted), theme),
	labelled('throttled', formatCount(totals.throttled), theme, totals.throttled > 0 ? theme.warning : {}),
	labelledFault('failed', totals.refused, theme),
];

const latencyPart = ({latency}: ProducerView, {glyphs, theme}: Appearance): Line =>
	labelled('put', latency ? `p50 ${formatLatency(latency.p50)} p99 ${formatLatency(latency.p99)}` : glyphs.none, theme);

/**
Three rows for a wide and low pane. The sparkline stands beside the rates.
*/
const lowLines = (input: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {producer, shards, width, rows} = input;
	const {glyphs, theme} = appearance;
	const gap = span(' '.repeat(3));
	const rates = joinLines(rateParts(input, appearance), gap);
	const room = width - lineWidth(rates) - 3;
	const spark = room > 8 ? [gap, span(chart(producer.history, room, 1, glyphs)[0]!, theme.accent)] : [];
	const totals = joinLines([...totalsParts(producer, theme), latencyPart(producer, appearance)], gap);
	const hint = rows > 3 ? wrapParts(throttleHint(producer, shards, theme), span(' '), width) : [];
	return [
		[...rates, ...spark],
		totals,
		...hint,
		...proofLines(producer.proof, width, rows - 2 - hint.length, appearance),
	];
};

/**
One row per subject, and a chart in the remaining height.
*/
const highLines = (input: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {producer, shards, width, rows} = input;
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
		...wrapParts(throttleHint(producer, shards, theme), span(' '), width),
		...proofLines(producer.proof, width, 3, appearance),
	];
	const chartRows = Math.max(0, Math.min(6, rows - above.length - below.length));
	const chartLines = chartRows > 0 ? chart(producer.history, width, chartRows, glyphs).map(text => line(text, theme.accent)) : [];
	return [...above, ...chartLines, ...below];
};

/**
The producer in one line, for a projector: its state, and its target.
*/
const largeLines = ({producer, shards, width, rows}: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	const gap = span(' '.repeat(4));
	const {proof} = producer;
	// The large digits show the throttled rate already.
	const reasons = throttleHint(producer, shards, theme).slice(producer.throttledPerSecond > 0 ? 1 : 0);
	const health = proof ? [labelledFault('lost', proof.lost, theme), orderPart(proof, theme)] : [];
	const calm = [labelled('target', `${formatCount(producer.targetRate)}/s`, theme), ...health];
	return wrapParts([[stateSpan(producer, appearance)], ...(reasons.length > 0 ? reasons : calm)], gap, width).slice(0, rows);
};

/**
From this height a pane has one row per subject.
*/
const HIGH_ROWS = 7;

/**
The producer: its target, what the service accepted, and the proof that everything arrived.
*/
export const producerLines = (input: ProducerInput, appearance: Appearance): readonly Line[] => {
	if (appearance.isLarge && input.rows < HIGH_ROWS) {
		return largeLines(input, appearance);
	}

	return input.rows >= HIGH_ROWS ? highLines(input, appearance) : lowLines(input, appearance);
};
