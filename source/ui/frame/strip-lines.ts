import type {Snapshot} from '../../monitor/snapshot.js';
import {alertStrip} from '../overlays/alerts/alert-lines.js';
import type {Appearance} from '../appearance/appearance.js';
import {span, type Line} from '../drawing/line.js';
import type {ViewState} from '../view/view-state.js';
import {wrapText} from '../drawing/wrap-text.js';

/**
What the smallest screen has room for. A message is wrapped over so many rows at most: its remedy stands at the end.
*/
const MAX_ROWS = 3;

const problemLines = ({state}: Snapshot, columns: number, {theme}: Appearance): readonly Line[] => {
	if (!state.problem) {
		return [];
	}

	const rows = wrapText(state.problem.message, columns - 4);
	return rows.map((row, index) => [span(`${index === 0 ? '!' : ' '} ${row}`, theme.bad)]);
};

/**
The current trouble with its remedy, and the worst alert where there is room: above the footer.
*/
export const stripLines = (snapshot: Snapshot, view: ViewState, columns: number, appearance: Appearance): readonly Line[] => [
	...problemLines(snapshot, columns, appearance),
	...alertStrip(snapshot, view, columns, appearance),
].slice(0, MAX_ROWS);
