import {fitText} from '../../../records/text/text-width.js';
import type {Size} from '../../../size.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {fieldLine} from '../../drawing/field-line.js';
import {
	fitLine,
	line,
	span,
	spread,
	styledParts,
	type Line,
} from '../../drawing/line.js';
import {visibleWindow} from '../../drawing/window.js';
import {edited, inserted, type TextField} from '../../keys/line-editor.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {paletteRows, type PaletteRow} from './palette-rows.js';

type Palette = TextField & {
	readonly type: 'palette';
	/**
	The place of the row under the cursor.
	*/
	readonly place: number;
};

const MAX_SIZE: Size = {columns: 90, rows: 26};
const KEYS_WIDTH = 8;

const sizeIn = ({columns, rows}: Size): Size => ({columns: Math.min(columns - 2, MAX_SIZE.columns), rows: Math.min(rows - 1, MAX_SIZE.rows)});

/**
All but the border and the typed text.
*/
const roomIn = (frame: Size): number => Math.max(1, sizeIn(frame).rows - 3);

const rowLine = ({keys, text, reason, ranges}: PaletteRow, isChosen: boolean, width: number, {theme}: Appearance): Line => {
	const style = reason === undefined ? {} : theme.muted;
	const cells: Line = [span(fitText(keys, KEYS_WIDTH), reason === undefined ? theme.accent : style), ...styledParts(span(text, style), ranges, theme.match)];
	const row = reason === undefined ? fitLine(cells, width) : spread(cells, line(reason, theme.muted), width);
	return isChosen ? row.map(piece => ({...piece, isInverse: true})) : row;
};

const Draw = ({overlay, snapshot, frame, keys}: Sight<Palette>) => {
	const appearance = useAppearance();
	const {theme} = appearance;
	const size = sizeIn(frame);
	const width = size.columns - 4;
	const room = roomIn(frame);
	const rows = paletteRows(keys, overlay.typed, snapshot);
	const chosen = Math.min(overlay.place, rows.length - 1);
	const {first, items} = visibleWindow(rows, room, chosen - Math.floor(room / 2));
	const lines: readonly Line[] = [
		spread([span(': ', theme.accent), ...fieldLine(overlay, Math.floor(width / 2))], line(rows.length === 0 ? 'nothing has these letters' : '', theme.muted), width),
		...items.map((row, index) => rowLine(row, first + index === chosen, width, appearance)),
	];
	return <OverlayBox title='What to do' note={line('Enter does it, Esc closes', theme.muted)} lines={lines} size={size} frame={frame}/>;
};

const steps: Readonly<Record<string, (page: number) => number>> = {
	up: () => -1,
	down: () => 1,
	pageup: page => 1 - page,
	pagedown: page => page - 1,
};

const moved = ({typed, place}: Palette, by: number, {keys, look}: OverlayContext<Palette>): number => {
	const last = paletteRows(keys, typed, look()).length - 1;
	return Math.max(0, Math.min(last, Math.min(place, last) + by));
};

const doIt = ({typed, place}: Palette, {keys, look, close, perform, notify}: OverlayContext<Palette>) => {
	const rows = paletteRows(keys, typed, look());
	const row = rows[Math.min(place, rows.length - 1)];
	if (row === undefined) {
		return;
	}

	close();
	if (row.reason === undefined) {
		perform(row.command);
	} else {
		notify(`${row.text.split(':', 1)[0]}: ${row.reason}`);
	}
};

/**
All that can be done or looked at, with its key and why it is not possible now. It is made from the rows of the keys, so a new one is in it by itself.
*/
export const palette = defineOverlay<Palette>({
	id: 'palette',
	key: {
		shown: ':',
		after: 'q',
		description: 'Lists all that can be done or looked at, with its key. A few letters find it, Enter does it.',
	},
	open: () => ({type: 'palette', typed: '', place: 0}),
	hints: () => [{keys: 'Up Down', label: 'choose'}, {keys: 'Enter', label: 'do it'}, {keys: 'Esc', label: 'close'}],
	press(key, overlay, context) {
		const step = Object.hasOwn(steps, key.name) ? steps[key.name] : undefined;
		if (key.name === 'enter') {
			doIt(overlay, context);
		} else if (key.name === 'escape') {
			context.close();
		} else if (step) {
			const room = roomIn(context.frame());
			context.edit({place: moved(overlay, step(room), context)});
		} else {
			const field = edited(overlay, key);
			if (field) {
				context.edit({...field, place: 0});
			}
		}
	},
	paste(text, overlay, context) {
		context.edit({...inserted(overlay, text), place: 0});
	},
	Draw,
});
