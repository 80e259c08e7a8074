import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {Overlay} from '../overlay-box.js';
import {endOfText} from '../filter-line/filter-rows.js';
import type {Size} from '../../../size.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap-text.js';
import {startMeaning, type StartForm} from './start-form.js';

type Props = {
	readonly form: StartForm;
	readonly snapshot: Snapshot;
	readonly frame: Size;
};

const COLUMNS = 76;
const WIDTH = COLUMNS - 4;
const PRESET_WIDTH = '2026-01-31T14:03:27'.length;

const GRAMMAR = 'a time ago as 2m, a time, latest, trim-horizon, sequence:SHARD:NUMBER';

const presetLine = ({presets, chosen, typed}: StartForm, index: number, {glyphs, theme}: Appearance): Line => {
	const {text, about} = presets[index]!;
	const isChosen = typed.trim() === '' && index === chosen;
	return [
		span(`${isChosen ? glyphs.focused : ' '} `, theme.accent),
		span(fitText(sanitize(text), PRESET_WIDTH), isChosen ? {isBold: true, isInverse: true} : {}),
		span(`  ${about}`, theme.muted),
	];
};

const startLines = (form: StartForm, snapshot: Snapshot, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	return [
		line('Reading starts over, from there on; what is produced goes on:'),
		[span('> ', theme.accent), span(endOfText(sanitize(form.typed), WIDTH - 3)), span(' ', {isInverse: true})],
		...(form.complaint === undefined
			? [line(`  ${startMeaning(form, snapshot) ?? GRAMMAR}`, theme.muted)]
			: wrapText(form.complaint, WIDTH).map(row => line(row, theme.bad))),
		[],
		...form.presets.map((_, index) => presetLine(form, index, appearance)),
	];
};

/**
From where on the stream is to be read.
*/
export const StartOverlay = ({form, snapshot, frame}: Props) => {
	const lines = startLines(form, snapshot, useAppearance());
	return (
		<Overlay
			title='Start reading'
			lines={lines}
			size={{columns: Math.min(COLUMNS, frame.columns), rows: Math.min(frame.rows, lines.length + 2)}}
			frame={frame}
		/>
	);
};
