import {formatDollars, priceSource} from '../../../cost/cost-words.js';
import {totalPerHour} from '../../../cost/standing-cost.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import {fieldLine} from '../../drawing/field-line.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import type {LeftStream} from '../../view/services.js';
import type {Leaving} from './leaving-view.js';

/**
What stands, and what it costs.
*/
const whatIsLeft = (streams: readonly LeftStream[]): string => {
	const [first] = streams;
	const {cost} = first!;
	const price = `${formatDollars(totalPerHour(streams))} an hour`;
	const source = priceSource(cost.prices, cost.region);
	return streams.length === 1
		? `This session created the stream ${sanitize(first!.streamName)} in ${sanitize(cost.region)}. It still stands on AWS, and costs about ${price} until somebody deletes it (${source}).`
		: `This session created ${streams.length} streams that still stand on AWS. Together they cost about ${price} until somebody deletes them (${source}):`;
};

const choice = (key: string, text: string, {theme}: Appearance): Line => [span(key.padEnd(5), {...theme.accent, isBold: true}), span(text)];

const choices = (streams: readonly LeftStream[], appearance: Appearance): readonly Line[] => {
	const them = streams.length === 1 ? 'it' : 'them';
	return [
		choice('l', `leave ${them} standing, and pay ${formatDollars(totalPerHour(streams))} an hour`, appearance),
		choice('t', `tear ${them} down, then leave`, appearance),
		choice('Esc', 'stay here', appearance),
	];
};

const naming = (overlay: Leaving, width: number, {theme}: Appearance): readonly Line[] => {
	const {streamName} = overlay.streams[overlay.named]!;
	return [
		...wrapText('It is deleted with its records and its registered consumers, and you cannot undo it.', width).map(row => line(row)),
		[span('Type '), span(sanitize(streamName), theme.strong), span(' to delete it:')],
		[span('> ', theme.accent), ...fieldLine(overlay, width - 2)],
	];
};

const working = ({state: {runningAction}}: Snapshot, {theme}: Appearance): Line =>
	line(`Tearing down${runningAction && runningAction.progress !== '' ? `: ${sanitize(runningAction.progress)}` : ''} …`, theme.warning);

/**
The rows of the question, for a box of so many columns inside.
*/
export const leavingLines = (overlay: Leaving, snapshot: Snapshot, width: number, appearance: Appearance): readonly Line[] => {
	const {streams, stage, complaint} = overlay;
	const {theme, glyphs} = appearance;
	const answer = {
		asked: () => choices(streams, appearance),
		naming: () => naming(overlay, width, appearance),
		working: () => [working(snapshot, appearance)],
	} as const;
	return [
		...wrapText(whatIsLeft(streams), width).map(row => line(row)),
		...(streams.length === 1 ? [] : streams.map(({streamName, cost}) => line(`${glyphs.separator} ${sanitize(streamName)} (${sanitize(cost.region)}) ${formatDollars(cost.perHour)}`, theme.strong))),
		[],
		...answer[stage](),
		...(complaint === undefined ? [] : wrapText(complaint, width).map(row => line(row, theme.bad))),
	];
};
