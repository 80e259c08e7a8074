import type {ActionId, ActionInput} from '../actions/action.js';
import type {Snapshot} from '../monitor/snapshot.js';
import type {Appearance} from './appearance.js';
import {confirmationKey} from './confirmation-keys.js';
import {filterKey} from './filter-line/filter-keys.js';
import type {KeyPress} from './key-press.js';
import {
	boundRows,
	commandFor,
	type Actions,
} from './keymap.js';
import type {ViewCommand} from './key-rows.js';
import type {Size} from './layout.js';
import {helpScroll} from './help-lines.js';
import {paneScroll, screenLayout} from './viewport.js';
import type {Overlay, Question, ViewEvent} from './view-state.js';
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
	/**
	Text from the clipboard: only a text field takes it, as one line.
	*/
	paste(text: string): void;
};

const oneLine = (text: string): string => text.replaceAll(/\p{Control}+/gv, ' ').trim();

/**
From keys to actions and view events, each key against the state that the one before it left.
*/
export const createController = ({look, view, actions, appearance, run, quit}: ControllerOptions): Controller => {
	const {isReadOnly} = look().state;
	const rows = boundRows(actions, isReadOnly);

	/**
	Scrolls what is looked at by a number of rows, which may depend on how many make a page.
	*/
	const scroller = (by: (page: number) => number) => (size: Size) => {
		const snapshot = look();
		const current = view.getView();
		const layout = screenLayout(snapshot, current, size, appearance);
		const {limit, page} = current.overlay
			? helpScroll(actions, isReadOnly, layout.frame, appearance)
			: paneScroll(snapshot, current, layout, appearance);
		view.dispatch({
			type: 'scroll',
			by: by(page),
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
		'open-filter'() {
			view.dispatch({type: 'filter', step: 'open'});
		},
		'clear-filter'() {
			view.dispatch({type: 'filter', step: 'clear'});
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
		'toggle-help'() {
			view.dispatch({type: 'toggle-help'});
		},
		'line-up': scroller(() => -1),
		'line-down': scroller(() => 1),
		'page-up': scroller(page => -page),
		'page-down': scroller(page => page),
		'to-start': scroller(() => -Infinity),
		'to-end': scroller(() => Infinity),
		quit,
	};

	const pressInConfirmation = (question: Question, key: KeyPress) => {
		const effect = confirmationKey(question, key);
		if (effect === 'confirmed') {
			view.dispatch({type: 'close-overlay'});
			run(question.actionId, {confirmation: question.typed});
		} else if (effect) {
			view.dispatch(effect);
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

	const dispatchIfAny = (event: ViewEvent | undefined) => {
		if (event) {
			view.dispatch(event);
		}
	};

	const pressInPanes = ({name}: KeyPress, size: Size) => {
		const command = commandFor(rows, name);
		if (command && 'action' in command) {
			act(command.action);
		} else if (command) {
			viewCommands[command.view](size);
		}
	};

	const pressInOverlay = (overlay: Overlay, key: KeyPress, size: Size) => {
		switch (overlay.type) {
			case 'confirmation': {
				pressInConfirmation(overlay, key);
				break;
			}

			case 'filter-line': {
				dispatchIfAny(filterKey(overlay, key));
				break;
			}

			case 'help': {
				pressInHelp(key, size);
				break;
			}
		}
	};

	return {
		paste(text) {
			const {overlay} = view.getView();
			if (overlay?.type === 'filter-line') {
				view.dispatch({type: 'filter-typed', typed: overlay.typed + oneLine(text)});
			}
		},
		press(key, size) {
			const {overlay} = view.getView();
			view.dispatch({type: 'notice', notice: undefined});
			if (key.name === 'ctrl+c') {
				quit();
			} else if (overlay) {
				pressInOverlay(overlay, key, size);
			} else {
				pressInPanes(key, size);
			}
		},
	};
};
