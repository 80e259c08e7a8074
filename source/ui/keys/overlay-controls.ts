import type {AlertControls} from '../overlays/alerts/alert-controls.js';
import type {ExportControls} from '../overlays/export/export-controls.js';
import type {FactsControls} from '../overlays/facts/facts-controls.js';
import {filterKey} from '../overlays/filter-line/filter-keys.js';
import type {Size} from '../../size.js';
import type {RecordControls} from '../overlays/record-detail/record-controls.js';
import {recordCommand} from '../overlays/record-detail/record-keys.js';
import type {StartControls} from '../overlays/start-form/start-controls.js';
import type {ListControls} from '../overlays/stream-list/list-controls.js';
import type {Overlay, ViewEvent} from '../view/view-state.js';
import type {ViewStore} from '../view/view-store.js';
import type {ScrollControls} from './scroll-controls.js';
import {commandFor} from './keymap.js';
import {isScrollCommand, type KeyRow} from './key-rows.js';
import type {KeyPress} from './key-press.js';
import type {ActionControls} from './action-controls.js';

type Options = {
	readonly view: ViewStore;
	readonly rows: readonly KeyRow[];
	readonly actionControls: ActionControls;
	readonly exportControls: ExportControls;
	readonly factsControls: FactsControls;
	readonly alertControls: AlertControls;
	readonly recordControls: RecordControls;
	readonly scrollControls: ScrollControls;
	readonly startControls: StartControls;
	readonly listControls: ListControls;
};

const oneLine = (text: string): string => text.replaceAll(/\p{Control}+/gv, ' ').trim();

// Only a text field takes it.
const pasted = (overlay: Overlay, text: string): ViewEvent | undefined => {
	if (overlay.type === 'filter-line') {
		return {type: 'filter-typed', typed: overlay.typed + text};
	}

	if (overlay.type === 'export') {
		return {type: 'edit-export', change: {path: overlay.path + text}};
	}

	if (overlay.type === 'stream-list') {
		return {type: 'edit-stream-list', change: {typed: overlay.typed + text, chosen: undefined}};
	}

	return overlay.type === 'start-form' ? {type: 'edit-start-form', change: {typed: overlay.typed + text}} : undefined;
};

/**
Keys and pasted text go to what lies over the panes; of the panes' own keys, only those that scroll go on.
*/
export const createOverlayControls = ({view, rows, actionControls, exportControls, factsControls, alertControls, recordControls, scrollControls, startControls, listControls}: Options) => {
	const scroll = ({name}: KeyPress, size: Size) => {
		const command = commandFor(rows, name);
		if (command && 'view' in command && isScrollCommand(command.view)) {
			scrollControls[command.view](size);
		}
	};

	const pressInHelp = (key: KeyPress, size: Size) => {
		if (['?', 'escape', 'enter', 'q'].includes(key.name)) {
			view.dispatch({type: 'close-overlay'});
		} else {
			scroll(key, size);
		}
	};

	const pressInRecord = (key: KeyPress, size: Size) => {
		const command = recordCommand(key.name);
		if (command === undefined) {
			scroll(key, size);
		} else {
			recordControls[command]();
		}
	};

	return {
		press(overlay: Overlay, key: KeyPress, size: Size) {
			switch (overlay.type) {
				case 'confirmation': {
					actionControls.press(overlay, key);
					break;
				}

				case 'filter-line': {
					const event = filterKey(overlay, key);
					if (event) {
						view.dispatch(event);
					}

					break;
				}

				case 'export': {
					exportControls.press(overlay, key);
					break;
				}

				case 'stream-list': {
					listControls.press(overlay, key, size);
					break;
				}

				case 'start-form': {
					startControls.press(overlay, key);
					break;
				}

				case 'alerts': {
					alertControls.press(key);
					break;
				}

				case 'facts': {
					factsControls.press(overlay, key);
					break;
				}

				case 'help': {
					pressInHelp(key, size);
					break;
				}

				case 'record': {
					pressInRecord(key, size);
					break;
				}
			}
		},
		paste(overlay: Overlay, text: string) {
			const event = pasted(overlay, oneLine(text));
			if (event) {
				view.dispatch(event);
			}
		},
	};
};
