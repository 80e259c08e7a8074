import {asTypedHere} from '../../as-typed-here.js';
import type {Alert} from '../../monitor/alerts/alert.js';
import {alertText} from '../../monitor/alerts/alert-text.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {sanitize} from '../../records/text/sanitize.js';
import type {Appearance} from '../appearance/appearance.js';
import {formatElapsed} from '../drawing/format.js';
import {
	line,
	span,
	spread,
	type Line,
} from '../drawing/line.js';
import {alertsElsewhere, loudAlerts} from '../view/acknowledged.js';
import type {ViewState} from '../view/view-state.js';
import {wrapText} from '../drawing/wrap.js';

/**
Rows for a message on the smallest screen. A message needs more than one: its remedy stands at the end.
*/
const MAX_ROWS = 3;

const problemLines = ({state}: Snapshot, columns: number, {theme}: Appearance): readonly Line[] => {
	if (!state.problem) {
		return [];
	}

	const rows = wrapText(asTypedHere(state.problem.message), columns - 4);
	return rows.map((row, index) => [span(`${index === 0 ? '!' : ' '} ${row}`, theme.bad)]);
};

/**
One alert with its duration.
*/
export const alertLine = (alert: Alert, at: number): string => `${sanitize(alertText(alert))}, for ${formatElapsed(at - alert.since)}`;

/**
The worst alert that is not acknowledged, here or else in another tab, and the number of further ones: one row, or none.
*/
const alertStrip = (snapshot: Snapshot, view: ViewState, columns: number, {theme}: Appearance): readonly Line[] => {
	const here = loudAlerts(snapshot, view).map(alert => ({text: alertLine(alert, snapshot.at), way: 'a acknowledges'}));
	const elsewhere = alertsElsewhere(snapshot, view).map(({streamName, key, alert}) => ({text: `${sanitize(streamName)}: ${alertLine(alert, snapshot.at)}`, way: `${key} shows it`}));
	const [worst, ...others] = [...here, ...elsewhere];
	if (!worst) {
		return [];
	}

	const more = others.length > 0 ? `and ${others.length} more: ` : '';
	return [spread([span('! '), span(worst.text)].map(piece => ({...piece, ...theme.bad})), line(`${more}${worst.way}`, theme.muted), columns - 2)];
};

/**
The rows above the footer: the current problem with its remedy, then the worst alert if there is room.
*/
export const stripLines = (snapshot: Snapshot, view: ViewState, columns: number, appearance: Appearance): readonly Line[] => [
	...problemLines(snapshot, columns, appearance),
	...alertStrip(snapshot, view, columns, appearance),
].slice(0, MAX_ROWS);
