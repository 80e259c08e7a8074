import {HISTORY_SECONDS} from '../../../monitor/facts/facts.js';
import type {Appearance} from '../../appearance/appearance.js';
import {chart} from '../../drawing/chart.js';
import {formatRate} from '../../drawing/format.js';
import {
	line,
	span,
	spread,
	type Line,
} from '../../drawing/line.js';

const meanOf = (values: readonly number[]): number => {
	let sum = 0;
	for (const value of values) {
		sum += value;
	}

	return sum / values.length;
};

/**
Means over `seconds` seconds each. Their bounds do not depend on the time of the call: `second` is the end of the newest value. The newest mean may cover less time.
*/
const means = (history: readonly number[], size: number, second: number): readonly number[] => {
	const grouped: number[] = [];
	for (let end = history.length; end > 0;) {
		const rest = (second - (history.length - end)) % size;
		const start = Math.max(0, end - (rest === 0 ? size : rest));
		grouped.unshift(meanOf(history.slice(start, end)));
		end = start;
	}

	return grouped;
};

/**
The rate of ten minutes, `rows` rows high below its heading. `second` is the clock's second.
*/
export const rateLines = (history: readonly number[], second: number, {width, rows, appearance}: {
	readonly width: number;
	readonly rows: number;
	readonly appearance: Appearance;
}): readonly Line[] => {
	const {glyphs, theme} = appearance;
	const most = Math.max(0, ...history);
	const values = means(history, Math.ceil(HISTORY_SECONDS / width), second);
	return [
		spread(line('records/s, last 10 minutes', theme.accent), [span('highest ', theme.muted), span(formatRate(most))], width),
		...chart(values, width, rows, glyphs).map(text => line(text, theme.good)),
	];
};
