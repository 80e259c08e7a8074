import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {ProducerView} from '../../../monitor/producing/producer-view.js';
import type {Appearance} from '../../appearance/appearance.js';
import {
	formatCount,
	formatKilobytes,
	formatLatency,
} from '../../drawing/format.js';
import {
	fitLine,
	joinLines,
	labelled,
	labelledFault,
	line,
	span,
	wrapParts,
	type Line,
	type Span,
} from '../../drawing/line.js';
import {stackedChart, type Layer} from '../../drawing/stacked-chart.js';
import {wrapText} from '../../drawing/wrap.js';
import {isHeldBack} from '../../../monitor/producing/held-back.js';
import {figureLines, layerStyles} from './figures.js';
import {proofLine} from './proof-lines.js';
import {burstHints, capacityOf, throttleHints} from './throttle-hint.js';
import {usersPart} from './users-part.js';

export type ProducerInput = {
	readonly producer: ProducerView;
	readonly shards: readonly ShardView[];
	readonly width: number;
	readonly rows: number;
};

const stateSpan = (producer: ProducerView, {glyphs, theme}: Appearance): Span => {
	if (producer.isDraining) {
		return span(`${glyphs.on} draining`, theme.warning);
	}

	if (!producer.isProducing) {
		return span(`${glyphs.off} paused`, theme.warning);
	}

	return isHeldBack(producer) ? span(`${glyphs.on} HELD BACK`, theme.bad) : span(`${glyphs.on} producing`, {...theme.good, isBold: true});
};

/**
How the producer is, for its title: whose events it makes, and whether they go.
*/
export const producerNote = (producer: ProducerView, appearance: Appearance): Line => {
	const {glyphs, theme} = appearance;
	return joinLines([usersPart(producer, theme), [stateSpan(producer, appearance)]], span(` ${glyphs.separator} `, theme.muted));
};

const chartLines = ({producer, shards, width}: Omit<ProducerInput, 'rows'>, rows: number, appearance: Appearance): readonly Line[] => {
	const {history, waitingHistory = [], throttledHistory = []} = producer;
	const {glyphs} = appearance;
	const styles = layerStyles(appearance);
	const layers: readonly [Layer, ...Layer[]] = [
		{values: history, style: styles.accepted},
		{values: waitingHistory, style: styles.waiting, fill: glyphs.waiting},
		{values: throttledHistory, style: styles.turnedDown, fill: glyphs.turnedDown},
	];
	const limit = capacityOf(shards);
	return stackedChart({
		layers, limit: limit > 0 ? limit : Math.max(1, ...history), width, rows,
	}, appearance);
};

/**
What it came to so far; what went wrong stands first.
*/
const totalsLines = (producer: ProducerView, width: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const {totals, latency, acceptedBytesPerSecond} = producer;
	return wrapParts([
		...(totals.refused > 0 ? [labelledFault('failed', totals.refused, theme)] : []),
		labelled('put', latency ? `p50 ${formatLatency(latency.p50)} p99 ${formatLatency(latency.p99)}` : glyphs.none, theme),
		line(`${formatKilobytes(acceptedBytesPerSecond)} KB/s`),
		labelled('accepted in all', formatCount(totals.accepted), theme),
		...(totals.throttled > 0 ? [labelled('turned down in all', formatCount(totals.throttled), theme)] : []),
	], span(` ${glyphs.separator} `, theme.muted), width);
};

/**
Why it is as it is, or else what it came to; at most so many rows.
*/
const noteLines = ({producer, shards, width, rows}: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	const held = throttleHints(producer, shards);
	const hints = (held.length > 0 ? held : burstHints(producer, shards)).map(text => wrapText(text, width));
	const fitting = hints.find(wrapped => wrapped.length <= rows) ?? hints.at(-1);
	const lines = fitting ? fitting.map(row => line(row, held.length > 0 ? theme.strong : theme.muted)) : totalsLines(producer, width, appearance);
	return lines.slice(0, rows);
};

/**
From this width on, a chart of one row and the note stand beside each other.
*/
const BESIDE_WIDTH = 70;
const CHART_WIDTH_BESIDE = 24;

/**
The chart and the note in so many rows. The note has the same rows whatever it says, so that nothing jumps.
*/
const middleLines = (input: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {width, rows} = input;
	if (rows === 1 && width >= BESIDE_WIDTH) {
		const chart = chartLines({...input, width: CHART_WIDTH_BESIDE}, 1, appearance);
		const room = width - CHART_WIDTH_BESIDE - 2;
		return [[...chart[0]!, span('  '), ...fitLine(noteLines({...input, width: room}, appearance)[0] ?? [], room)]];
	}

	if (rows === 1) {
		return isHeldBack(input.producer) ? noteLines(input, appearance) : chartLines(input, 1, appearance);
	}

	const noteRows = rows === 2 ? 1 : 2;
	const notes = noteLines({...input, rows: noteRows}, appearance);
	return [
		...chartLines(input, rows - noteRows, appearance),
		...notes,
		...Array.from({length: noteRows - notes.length}, (): Line => []),
	];
};

/**
What a room needs to know: whether it works, or why not, and the proof.
*/
const largeLines = ({producer, shards, width, rows}: ProducerInput, appearance: Appearance): readonly Line[] => {
	const hints = throttleHints(producer, shards);
	const state = stateSpan(producer, appearance);
	const room = width - state.text.length - 3;
	const calm = `wanted ${formatCount(producer.targetRate)}/s, accepted ${formatCount(producer.acceptedPerSecond)}/s`;
	const hint = hints.find(text => text.length <= room) ?? hints.at(-1) ?? calm;
	const proof = proofLine(producer.proof, width, appearance);
	return rows < 2 ? [hints.length === 0 ? proof : [state, span(`   ${hint}`)]] : [[state, span(`   ${hint}`)], proof];
};

/**
The producer: what was asked for, what the service took, what holds it back, and the proof that all of it arrived.
*/
export const producerLines = (input: ProducerInput, appearance: Appearance): readonly Line[] => {
	const {producer, width, rows} = input;
	const figures = figureLines(producer, width, appearance);
	if (appearance.isLarge && rows < 5) {
		return largeLines(input, appearance);
	}

	const middle = rows - figures.length - 1;
	return [
		...figures,
		...(middle > 0 ? middleLines({...input, rows: middle}, appearance) : []),
		proofLine(producer.proof, width, appearance),
	].slice(0, Math.max(figures.length, rows));
};
