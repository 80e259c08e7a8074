import type {KeyPress} from '../../keys/key-press.js';
import type {ActionControlsOptions} from '../../keys/action-controls.js';
import {selectedRecord} from '../../panes/feed/selection.js';
import {edited} from '../../keys/text-field.js';
import {
	presetsFor,
	readStart,
	startText,
	type StartForm,
	type StartFormChange,
} from './start-form.js';

const ACTION = 'restart-reading';

/**
From opening the form to reading that starts over.
*/
export const createStartControls = ({look, view, actions, run, notify}: ActionControlsOptions) => {
	const edit = (change: StartFormChange) => {
		view.dispatch({type: 'edit-start-form', change});
	};

	const start = (form: StartForm) => {
		const from = readStart(form, look());
		if ('complaint' in from) {
			edit({complaint: from.complaint});
			return;
		}

		view.dispatch({type: 'start-over'});
		run(ACTION, {from});
	};

	const choose = ({presets, chosen, typed}: StartForm, step: 1 | -1) => {
		// From what was typed, the first key goes back to the preset.
		edit({typed: '', chosen: typed === '' ? (chosen + step + presets.length) % presets.length : chosen});
	};

	return {
		open() {
			const snapshot = look();
			const enabled = actions[ACTION]?.isEnabled(snapshot);
			if (enabled === true) {
				const record = selectedRecord(snapshot, view.getView());
				view.dispatch({type: 'open-start-form', presets: presetsFor(snapshot, record)});
			} else {
				notify(`start reading: ${enabled}`);
			}
		},
		press(form: StartForm, key: KeyPress) {
			switch (key.name) {
				case 'enter': {
					start(form);
					break;
				}

				case 'escape': {
					view.dispatch({type: 'close-overlay'});
					break;
				}

				case 'up': {
					choose(form, -1);
					break;
				}

				case 'down': {
					choose(form, 1);
					break;
				}

				case 'tab': {
					edit({typed: startText(form)});
					break;
				}

				default: {
					const typed = edited(form.typed, key);
					if (typed !== undefined) {
						edit({typed});
					}
				}
			}
		},
	};
};

export type StartControls = ReturnType<typeof createStartControls>;
