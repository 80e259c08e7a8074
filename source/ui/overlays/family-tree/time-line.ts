import type {ShardLife} from '../../../monitor/lineage/shard-life.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatTime} from '../../drawing/format.js';
import {span, spread, type Line} from '../../drawing/line.js';

/**
What the time line covers, in clock ms.
*/
export type Period = {readonly from: number; readonly to: number};

const SHORTEST_MILLISECONDS = 10_000;

/**
From the first thing that was seen of any shard until now.
*/
export const periodOf = (lives: readonly ShardLife[], now: number): Period => {
	let from = now - SHORTEST_MILLISECONDS;
	for (const {openedAt = Infinity, closedAt = Infinity, beganAt = Infinity, endedAt = Infinity} of lives) {
		from = Math.min(from, openedAt, closedAt, beganAt, endedAt);
	}

	return {from, to: now};
};

const cellOf = (at: number, {from, to}: Period, width: number): number => {
	const cell = Math.floor((at - from) * width / Math.max(1, to - from));
	return Math.max(0, Math.min(width - 1, cell));
};

/**
Begin and end of the period over their cells.
*/
export const scaleOf = ({from, to}: Period, width: number, {theme}: Appearance): Line => spread([span(formatTime(from), theme.muted)], [span(formatTime(to), theme.muted)], width);

/**
A shard's time: a line while it takes records, filled while it is read. What began before anybody looked begins at the left edge.
*/
export const timeLine = ({state, openedAt, closedAt, beganAt, endedAt}: ShardLife, period: Period, width: number, {glyphs, theme}: Appearance): Line => {
	const opened = openedAt === undefined ? 0 : cellOf(openedAt, period, width);
	const closed = closedAt === undefined ? (state === 'open' ? width - 1 : 0) : cellOf(closedAt, period, width);
	const began = beganAt === undefined ? undefined : cellOf(beganAt, period, width);
	const ended = endedAt === undefined ? width - 1 : cellOf(endedAt, period, width);
	let text = '';
	for (let cell = 0; cell < width; cell++) {
		const isRead = began !== undefined && cell >= began && cell <= ended;
		text += isRead ? glyphs.barFull : (cell >= opened && cell <= closed ? glyphs.horizontal : ' ');
	}

	return [span(text, state === 'open' ? theme.accent : theme.muted)];
};
