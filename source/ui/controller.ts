import type {ActionId, ActionInput} from '../actions/action.js';
import type {Snapshot} from '../monitor/snapshot.js';
import type {Appearance} from './appearance.js';
import type {KeyPress} from './key-press.js';
import {
	boundRows,
	commandFor,
	type Actions,
	type ViewCommand,
} from './keymap.js';
import type {Size} from './layout.js';
import {helpScrollLimit} from './help-lines.js';
import {pageRows, screenLayout, scrollLimit} from './viewport.js';
import type {ViewStore} from './view-store.js';

export type ControllerOptions = {
	/**
	How things stand this very moment.
	*/
	look(): Snapshot;
	readonly view: ViewStore;
	readonly actions: Actions;
	readonly appearance: Appearance;
	/**
	Starts an action; what comes of it is seen in the snapshots.
	*/
	run(id: ActionId, input: ActionInput): void;
	quit(): void;
};

export type Controller = {
	/**
	Does what the key means now. `size` is the terminal's.
	*/
	press(key: KeyPress, size: Size): void;
};

/**
From keys to actions and view events, each key against the state that the one before it left.
*/
export const createController = ({look, view, actions, appearance, run, quit}: ControllerOptions): Controller => {
	const {isReadOnly} = look().state;
	const rows = boundRows(actions, isReadOnly);

	const scroll = (by: 'start' | 'end' | 'page-up' | 'page-down' | number, size: Size) => {
		const snapshot = look();
		const current = view.getView();
		const layout = screenLayout(snapshot, current, size, appearance);
		const limit = current.overlay ? helpScrollLimit(actions, isReadOnly, layout.frame, appearance) : scrollLimit(snapshot, current, layout, appearance);
		const page = current.overlay ? Math.max(1, layout.frame.rows - 8) : pageRows(current, layout);
		const distances = {
			start: -Infinity, end: Infinity, 'page-up': -page, 'page-down': page,
		};
		view.dispatch({
			type: 'scroll',
			by: typeof by === 'number' ? by : distances[by],
			limit,
			feed: snapshot.feed,
			activity: snapshot.state.activity,
		});
	};

	const act = (id: ActionId) => {
		const snapshot = look();
		const action = actions[id]!;
		const enabled = action.isEnabled(snapshot);
		if (enabled !== true) {
			view.dispatch({type: 'notice', notice: {text: `${action.label(snapshot)}: ${enabled}`, at: snapshot.at}});
		} else if (action.isDangerous) {
			view.dispatch({type: 'ask', actionId: id, streamName: snapshot.state.streamName});
		} else {
			run(id, {});
		}
	};

	const viewCommands: Readonly<Record<ViewCommand, (size: Size) => void>> = {
		'toggle-freeze'() {
			view.dispatch({type: 'toggle-freeze', feed: look().feed});
		},
		'next-pane'() {
			view.dispatch({type: 'focus', step: 1});
		},
		'previous-pane'() {
			view.dispatch({type: 'focus', step: -1});
		},
		'toggle-zoom'() {
			view.dispatch({type: 'toggle-zoom'});
		},
		'line-up'(size) {
			scroll(-1, size);
		},
		'line-down'(size) {
			scroll(1, size);
		},
		'page-up'(size) {
			scroll('page-up', size);
		},
		'page-down'(size) {
			scroll('page-down', size);
		},
		'to-start'(size) {
			scroll('start', size);
		},
		'to-end'(size) {
			scroll('end', size);
		},
		'toggle-help'() {
			view.dispatch({type: 'toggle-help'});
		},
		quit,
	};

	const answer = (typed: string, streamName: string, id: ActionId) => {
		if (typed === streamName) {
			view.dispatch({type: 'close-overlay'});
			run(id, {confirmation: typed});
		} else if (typed === '') {
			// Cancel is the default.
			view.dispatch({type: 'close-overlay'});
		} else {
			view.dispatch({type: 'complain', complaint: 'That is not the stream’s name: nothing was done.'});
		}
	};

	const pressInConfirmation = ({name, text}: KeyPress) => {
		const {overlay} = view.getView();
		if (overlay?.type !== 'confirmation') {
			return;
		}

		switch (name) {
			case 'enter': {
				answer(overlay.typed, overlay.streamName, overlay.actionId);

				break;
			}

			case 'escape': {
				view.dispatch({type: 'close-overlay'});

				break;
			}

			case 'backspace': {
				view.dispatch({type: 'erase'});

				break;
			}

			default: {if (text !== undefined) {
				view.dispatch({type: 'type', text});
			}}
		}
	};

	const isScrollCommand = (command: ViewCommand) => /^(?:line|page|to)-/v.test(command);

	const pressInHelp = ({name}: KeyPress, size: Size) => {
		const command = commandFor(rows, name);
		if (command && 'view' in command && isScrollCommand(command.view)) {
			viewCommands[command.view](size);
		} else if (['?', 'escape', 'enter', 'q'].includes(name)) {
			view.dispatch({type: 'close-overlay'});
		}
	};

	return {
		press(key, size) {
			const {overlay} = view.getView();
			view.dispatch({type: 'notice', notice: undefined});
			if (key.name === 'ctrl+c') {
				quit();
			} else if (overlay?.type === 'confirmation') {
				pressInConfirmation(key);
			} else if (overlay?.type === 'help') {
				pressInHelp(key, size);
			} else {
				const command = commandFor(rows, key.name);
				if (command && 'action' in command) {
					act(command.action);
				} else if (command) {
					viewCommands[command.view](size);
				}
			}
		},
	};
};
