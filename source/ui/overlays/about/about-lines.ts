import type {Snapshot} from '../../../monitor/snapshot.js';
import {named} from '../../../words.js';
import type {Style} from '../../appearance/theme.js';
import {span, type Line} from '../../drawing/line.js';
import {visibleWindow} from '../../drawing/window.js';
import {wrapText} from '../../drawing/wrap.js';
import type {AboutRow} from './about-row.js';
import {chosenRow, type AboutOverlay} from './about-state.js';
import {changeLines, paragraph, type Options} from './change-lines.js';

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
All lines of the page, without regard to its height, and where the chosen row begins.
*/
const allLines = (overlay: AboutOverlay, snapshot: Snapshot, options: Options) => {
	const {rows, place} = chosenRow(overlay, snapshot);
	const above = [...changeLines(overlay, snapshot, options), ...noteLines(snapshot, options)];
	const blocks = rows.map((row, index) => rowLines(row, index === place, options));
	return {above, below: blocks.flat(), chosenAt: blocks.slice(0, place).flat().length};
};

/**
The page, in the rows of the overlay: the chosen row is in sight, and while something is asked, the question.
*/
export const aboutLines = (overlay: AboutOverlay, snapshot: Snapshot, options: Options): readonly Line[] => {
	const {above, below, chosenAt} = allLines(overlay, snapshot, options);
	const {rows} = options.size;
	if (overlay.asking !== undefined) {
		return visibleWindow([...above, ...below], rows, overlay.offset).items;
	}

	const room = Math.max(1, rows - above.length);
	return [...above, ...visibleWindow(below, room, chosenAt - Math.floor(room / 2)).items];
};

/**
How many lines there are below those that the overlay has room for.
*/
export const hiddenLines = (overlay: AboutOverlay, snapshot: Snapshot, options: Options): number => {
	const {above, below} = allLines(overlay, snapshot, options);
	return Math.max(0, above.length + below.length - options.size.rows);
};
