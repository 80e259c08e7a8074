import type {ActionId, ActionInput} from '../../actions/action.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Question} from '../view/view-state.js';
import type {ViewStore} from '../view/view-store.js';
import {confirmationKey} from '../overlays/confirmation/confirmation-keys.js';
import type {KeyPress} from './key-press.js';
import type {Actions} from './keymap.js';

export type ActionControlsOptions = {
	look(): Snapshot;
	readonly view: ViewStore;
	readonly actions: Actions;
	run(id: ActionId, input: ActionInput): void;
	notify(text: string): void;
};

/**
From an action's key to its start: at once, after the stream's name was typed, or not at all, with the reason.
*/
export const createActionControls = ({look, view, actions, run, notify}: ActionControlsOptions) => ({
	start(id: ActionId) {
		const snapshot = look();
		const action = actions[id]!;
		const enabled = action.isEnabled(snapshot);
		if (enabled !== true) {
			notify(`${action.label(snapshot)}: ${enabled}`);
		} else if (action.isDangerous) {
			view.dispatch({type: 'ask', actionId: id, streamName: snapshot.state.streamName});
		} else {
			run(id, {});
		}
	},
	press(question: Question, key: KeyPress) {
		const effect = confirmationKey(question, key);
		if (effect === 'confirmed') {
			view.dispatch({type: 'close-overlay'});
			run(question.actionId, {confirmation: question.typed});
		} else if (effect) {
			view.dispatch(effect);
		}
	},
});

export type ActionControls = ReturnType<typeof createActionControls>;
