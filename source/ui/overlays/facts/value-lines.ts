import type {ClickFacts, ValueFact} from '../../../monitor/facts/facts.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatNumberOf, formatShare} from '../../drawing/format.js';
import {
	fitLine,
	line,
	span,
	spread,
	type Line,
} from '../../drawing/line.js';

const SHARE = 7;
const GAP = 2;

const list = (title: string, values: readonly ValueFact[], sampled: number, {width, rows, appearance}: {
	readonly width: number;
	readonly rows: number;
	readonly appearance: Appearance;
}): readonly Line[] => [
	line(title, appearance.theme.accent),
	...values.slice(0, rows).map(({value, count}) => [
		span(fitText(sanitize(value), width - SHARE - 1)),
		span(` ${fitText(formatShare(count / sampled), SHARE, 'right')}`),
	]),
];

/**
The top urls and users of click events side by side, in `rows` rows, with the size of the sample. Empty without click events.
*/
export const valueLines = ({sampled, urls, users}: ClickFacts, {width, rows, appearance}: {
	readonly width: number;
	readonly rows: number;
	readonly appearance: Appearance;
}): readonly Line[] => {
	if (urls.length === 0 && users.length === 0) {
		return [];
	}

	const {theme} = appearance;
	const half = Math.floor((width - GAP) / 2);
	const room = {width: half, rows: rows - 2, appearance};
	const left = list('url', urls, sampled, room);
	const right = list('user', users, sampled, room);
	const note = line(`from a sample of ${formatNumberOf(sampled, 'record')}`, theme.muted);
	return [
		spread(line('click events', theme.accent), note, width),
		...Array.from({length: Math.max(left.length, right.length)}, (_, index) =>
			[...fitLine(left[index] ?? [], half), span(' '.repeat(GAP)), ...fitLine(right[index] ?? [], half)]),
	];
};
