import type {KeyPress} from '../../keys/key-press.js';
import {cursorSteps} from '../cursor-steps.js';
import type {OverlayContext} from '../define-overlay.js';
import {aboutSize, chosenRow, type AboutOverlay} from './about-state.js';
import {
	changeRow,
	isChangeKey,
	pressAsking,
	pressTyping,
} from './change-keys.js';

type Context = OverlayContext<AboutOverlay>;

/**
A page has fewer rows than lines: long rows are wrapped, and headings have a blank line above them.
*/
const LINES_BESIDE = 10;

const move = (overlay: AboutOverlay, by: number, {look, edit}: Context) => {
	const {rows, place} = chosenRow(overlay, look());
	const next = Math.max(0, Math.min(place + by, rows.length - 1));
	edit({chosen: rows[next]?.id});
};

const pressPage = ({name}: KeyPress, overlay: AboutOverlay, context: Context): void => {
	const step = cursorSteps.get(name);
	if (step !== undefined) {
		const {rows} = aboutSize(context.frame());
		move(overlay, step(rows - LINES_BESIDE), context);
	} else if (['escape', 'q', 'd'].includes(name)) {
		context.close();
	} else if (name === 'r') {
		context.services.settings?.reload();
	} else if (isChangeKey(name)) {
		changeRow(name, overlay, context);
	}
};

/**
The keys of the page, of a value that is typed, and of a change that waits for a yes.
*/
export const pressAbout = (key: KeyPress, overlay: AboutOverlay, context: Context): void => {
	const {typing, asking} = overlay;
	if (asking !== undefined) {
		pressAsking(key, asking, context);
	} else if (typing === undefined) {
		pressPage(key, overlay, context);
	} else {
		pressTyping(key, typing, context);
	}
};
