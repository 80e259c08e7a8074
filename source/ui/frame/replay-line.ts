import type {ReplayView} from '../../monitor/recording-view.js';
import {sanitize} from '../../records/text/sanitize.js';
import {fitText} from '../../records/text/text-width.js';
import type {Appearance} from '../appearance/appearance.js';
import {
	fitLine,
	lineWidth,
	span,
	type Line,
} from '../drawing/line.js';

/**
`0:42`, `12:03`, `1:02:03`.
*/
export const formatPlace = (seconds: number): string => {
	const two = (value: number): string => String(value).padStart(2, '0');
	const minutes = Math.floor(seconds / 60);
	const rest = `${minutes >= 60 ? two(minutes % 60) : minutes}:${two(seconds % 60)}`;
	return minutes >= 60 ? `${Math.floor(minutes / 60)}:${rest}` : rest;
};

const endings = {closed: '', full: ', the recording was full', cut: ', the recording was cut off'} as const;

const stateWords = ({state, speed, ending}: ReplayView): string => {
	switch (state) {
		case 'playing': {
			return `${speed}x`;
		}

		case 'paused': {
			return 'stopped';
		}

		case 'ended': {
			return `end${endings[ending]}`;
		}
	}
};

/**
The event has so much of the width.
*/
const EVENT_SHARE = 0.35;

const LEAST_BAR = 10;

/**
Where a replay stands, in one row: how fast, the time, a bar, and what happened last.
*/
export const replayLine = (replay: ReplayView, columns: number, {glyphs, theme}: Appearance): Line => {
	const {position, duration, event, isDemo} = replay;
	const head: Line = [
		span(` ${isDemo ? 'DEMO' : 'REPLAY'} `, {...theme.accent, isBold: true, isInverse: true}),
		span(` ${stateWords(replay)}  ${formatPlace(position)} of ${formatPlace(duration)} `),
	];
	const words = event === undefined ? '' : sanitize(event);
	const room = Math.max(0, columns - lineWidth(head) - 1);
	const eventColumns = Math.min(words.length + 1, Math.floor(columns * EVENT_SHARE), Math.max(0, room - LEAST_BAR));
	const width = Math.max(0, room - eventColumns);
	const done = duration === 0 ? width : Math.min(width, Math.round(width * position / duration));
	return fitLine([
		...head,
		span(glyphs.barFull.repeat(done), theme.accent),
		span(glyphs.barEmpty.repeat(width - done), theme.muted),
		span(eventColumns > 0 ? ` ${fitText(words, eventColumns - 1)}` : '', theme.muted),
	], columns);
};
