import {Buffer} from 'node:buffer';
import type {ActionId, ActionInput} from '../actions/action.js';
import type {Snapshot} from '../monitor/snapshot.js';
import {toJsonLine} from '../records/record-json.js';
import type {Appearance} from './appearance.js';
import {MAX_COPIED_BYTES} from './clipboard.js';
import {confirmationKey} from './confirmation-keys.js';
import {createExportControls, type SaveRecords} from './export-dialog/export-controls.js';
import {formatCount} from './format.js';
import {filterKey} from './filter-line/filter-keys.js';
import type {KeyPress} from './key-press.js';
import {
	boundRows,
	commandFor,
	type Actions,
} from './keymap.js';
import type {ViewCommand} from './key-rows.js';
import type {Layout, Size} from './layout.js';
import {helpScroll} from './help-lines.js';
import {recordScroll} from './record-detail/record-view.js';
import {recordCommand, type RecordCommand} from './record-detail/record-keys.js';
import {selectedRecord, shownRecords} from './selection.js';
import {paneScroll, screenLayout, type Scroll} from './viewport.js';
import type {
	Overlay,
	Question,
	ViewEvent,
	ViewState,
} from './view-state.js';
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
	/**
	Puts a text on the clipboard.
	*/
	copy(text: string): void;
	/**
	Writes records to a new file.
	*/
	readonly save: SaveRecords;
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
export const createController = ({look, view, actions, appearance, run, copy, save, quit}: ControllerOptions): Controller => {
	const {isReadOnly} = look().state;
	const rows = boundRows(actions, isReadOnly);

	const scrollOf = (snapshot: Snapshot, current: ViewState, layout: Layout): Scroll => {
		if (current.overlay?.type === 'record') {
			return recordScroll(snapshot, current, layout.frame, appearance);
		}

		return current.overlay
			? helpScroll(actions, isReadOnly, layout.frame, appearance)
			: paneScroll(snapshot, current, layout, appearance);
	};

	/**
	Scrolls what is looked at by a number of rows, which may depend on how many make a page.
	*/
	const scroller = (by: (page: number) => number) => (size: Size) => {
		const snapshot = look();
		const current = view.getView();
		const layout = screenLayout(snapshot, current, size, appearance);
		const {limit, page} = scrollOf(snapshot, current, layout);
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

	const notify = (text: string) => {
		view.dispatch({type: 'notice', notice: {text, at: look().at}});
	};

	const exporting = createExportControls({
		look, view, save, notify,
	});

	const copyRecord = () => {
		const selected = selectedRecord(look(), view.getView());
		if (!selected) {
			notify('There is no record to copy.');
			return;
		}

		const text = toJsonLine(selected.shardId, selected.record);
		const size = Buffer.byteLength(text);
		if (size > MAX_COPIED_BYTES) {
			notify(`The record's line has ${formatCount(size)} bytes, more than terminals copy (${formatCount(MAX_COPIED_BYTES)}).`);
			return;
		}

		copy(text);
		notify(`Copied the record's line (${formatCount(size)} bytes) by OSC 52, if this terminal lets programs copy.`);
	};

	const stepRecord = (step: 1 | -1) => {
		view.dispatch({type: 'step-record', step, limit: shownRecords(look(), view.getView()).length - 1});
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
		'open-record'() {
			const snapshot = look();
			if (selectedRecord(snapshot, view.getView())) {
				view.dispatch({type: 'open-record', feed: snapshot.feed});
			} else {
				notify('There is no record to open yet.');
			}
		},
		'copy-record': copyRecord,
		export() {
			exporting.open('all');
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

	const recordCommands: Readonly<Record<RecordCommand, () => void>> = {
		newer() {
			stepRecord(1);
		},
		older() {
			stepRecord(-1);
		},
		turn() {
			view.dispatch({type: 'turn-record'});
		},
		copy: copyRecord,
		export() {
			exporting.open('one');
		},
		close() {
			view.dispatch({type: 'close-overlay'});
		},
	};

	const pressInRecord = ({name}: KeyPress, size: Size) => {
		const own = recordCommand(name);
		const command = commandFor(rows, name);
		if (own !== undefined) {
			recordCommands[own]();
		} else if (command && 'view' in command && isScrollCommand(command.view)) {
			viewCommands[command.view](size);
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

			case 'export': {
				exporting.press(overlay, key);
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
	};

	return {
		paste(text) {
			const {overlay} = view.getView();
			if (overlay?.type === 'filter-line') {
				view.dispatch({type: 'filter-typed', typed: overlay.typed + oneLine(text)});
			} else if (overlay?.type === 'export') {
				view.dispatch({type: 'edit-export', change: {path: overlay.path + oneLine(text)}});
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
