import {asTypedHere} from '../../../as-typed-here.js';
import type {ActivityEntry} from '../../../monitor/state.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatTime} from '../../drawing/format.js';
import {span, type Line} from '../../drawing/line.js';
import type {Style, Theme} from '../../appearance/theme.js';
import {wrapText} from '../../drawing/wrap.js';

const TIME_WIDTH = 'HH:MM:SS'.length;
const INDENT = ' '.repeat(TIME_WIDTH + 3);

const mark = ({kind}: ActivityEntry, {glyphs}: Appearance): string => ({action: glyphs.focused, event: glyphs.separator, problem: '!'}[kind]);

const styleOf = ({kind}: ActivityEntry, theme: Theme): Style => ({action: theme.strong, event: {}, problem: theme.bad}[kind]);

type Made = {readonly width: number; readonly isCompact: boolean; readonly appearance: Appearance; readonly lines: readonly Line[]};

const known = new WeakMap<ActivityEntry, Made>();

const entryLines = (entry: ActivityEntry, width: number, isCompact: boolean, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	const style = styleOf(entry, theme);
	const time = span(`${formatTime(entry.at)} `, theme.muted);
	const sign = span(`${mark(entry, appearance)} `, style);
	const room = Math.max(10, width - INDENT.length);
	const {command = ''} = entry;
	const text = asTypedHere(entry.text);
	if (isCompact) {
		return [[time, sign, span(sanitize(text), style), span(`  ${sanitize(command)}`, theme.accent)]];
	}

	const rows = wrapText(text, room);
	const commandRows = command === '' ? [] : wrapText(command, room);
	return [
		...rows.map((row, index): Line => index === 0 ? [time, sign, span(row, style)] : [span(INDENT + row, style)]),
		...commandRows.map((row): Line => [span(INDENT + row, theme.accent)]),
	];
};

/**
What happened, oldest first. In compact form, each entry has one row. Otherwise text and command wrap, so that the whole command is readable.
*/
export const activityLines = (entries: readonly ActivityEntry[], width: number, isCompact: boolean, appearance: Appearance): readonly Line[] => entries.flatMap(entry => {
	const made = known.get(entry);
	if (made?.appearance === appearance && made.width === width && made.isCompact === isCompact) {
		return made.lines;
	}

	const lines = entryLines(entry, width, isCompact, appearance);
	known.set(entry, {
		width, isCompact, appearance, lines,
	});
	return lines;
});
