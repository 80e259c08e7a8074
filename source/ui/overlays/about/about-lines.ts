import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Size} from '../../../size.js';
import {named} from '../../../words.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Style} from '../../appearance/theme.js';
import {line, span, type Line} from '../../drawing/line.js';
import {visibleWindow} from '../../drawing/window.js';
import {wrapText} from '../../drawing/wrap.js';
import type {AboutRow} from './about-row.js';
import {chosenRow, type AboutOverlay} from './about-state.js';

type Options = {readonly size: Size; readonly appearance: Appearance};

const MARK_WIDTH = 2;
const HEAD_WIDTH = 13;

const headOf = ({kind, head = ''}: AboutRow): string => ({
	heading: head === '' ? '' : `${head}  `, value: head.padEnd(HEAD_WIDTH), item: '  ',
})[kind];

/**
A row, on as many lines as it takes; a heading has a blank line above it.
*/
const rowLines = (row: AboutRow, isChosen: boolean, {size, appearance: {theme, glyphs}}: Options): readonly Line[] => {
	const head = headOf(row);
	const headStyle = row.kind === 'heading' ? theme.strong : theme.muted;
	const own = row.kind === 'heading' ? theme.muted : {};
	const style: Style = {...(row.tone === undefined ? own : theme[row.tone]), ...(isChosen && {isInverse: true})};
	const texts = wrapText(row.text, size.columns - MARK_WIDTH - head.length);
	return [
		...(row.kind === 'heading' ? [[]] : []),
		...texts.map((text, index): Line => [
			span((isChosen && index === 0 ? glyphs.focused : '').padEnd(MARK_WIDTH), theme.accent),
			span(index === 0 ? head : ' '.repeat(head.length), headStyle),
			span(text, style),
		]),
	];
};

const paragraph = (text: string, style: Style, {size}: Options): readonly Line[] => wrapText(text, size.columns).map(row => line(row, style));

/**
What stands above the rows: why they are not all there, or not new.
*/
const noteLines = ({state, settings, replay}: Snapshot, options: Options): readonly Line[] => {
	const {theme} = options.appearance;
	if (replay !== undefined) {
		return [...paragraph('This is a replay. It shows what was recorded, and changes nothing.', theme.warning, options), []];
	}

	if (state.connectivity === 'absent') {
		return paragraph(`There is no ${named(state.streamName)} here: ${state.isReadOnly ? '' : 'c creates it, '}o lists the streams that there are.`, theme.warning, options);
	}

	return settings?.problem === undefined ? [] : [...paragraph(settings.problem, theme.bad, options), []];
};

/**
The page, in the rows of the overlay: the chosen row is in sight.
*/
export const aboutLines = (overlay: AboutOverlay, snapshot: Snapshot, options: Options): readonly Line[] => {
	const {rows, place} = chosenRow(overlay, snapshot);
	const notes = noteLines(snapshot, options);
	const blocks = rows.map((row, index) => rowLines(row, index === place, options));
	const room = Math.max(1, options.size.rows - notes.length);
	const above = blocks.slice(0, place).flat().length;
	return [...notes, ...visibleWindow(blocks.flat(), room, above - Math.floor(room / 2)).items];
};
