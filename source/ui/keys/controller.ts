import type {ActionId, ActionInput} from '../../actions/action.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {createAlertControls} from '../overlays/alerts/alert-controls.js';
import type {Appearance} from '../appearance/appearance.js';
import {createExportControls, type SaveRecords} from '../overlays/export/export-controls.js';
import {createFactsControls} from '../overlays/facts/facts-controls.js';
import type {Size} from '../../size.js';
import {createRecordControls} from '../overlays/record-detail/record-controls.js';
import {createStartControls} from '../overlays/start-form/start-controls.js';
import {createListControls, type Streams} from '../overlays/stream-list/list-controls.js';
import {nextOrder, orderWords} from '../shards/shard-order.js';
import type {ViewStore} from '../view/view-store.js';
import {shownOrder} from '../frame/viewport.js';
import {createScrollControls} from './scroll-controls.js';
import {createOverlayControls} from './overlay-controls.js';
import {boundRows, commandFor, type Actions} from './keymap.js';
import type {ViewCommand} from './key-rows.js';
import type {KeyPress} from './key-press.js';
import {createActionControls} from './action-controls.js';

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
	/**
	Undefined where there is no other stream to go to.
	*/
	readonly streams?: Streams;
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

/**
From keys to actions and view events, each key against the state that the one before it left.
*/
export const createController = ({look, view, actions, appearance, run, copy, save, streams, quit}: ControllerOptions): Controller => {
	const {isReadOnly} = look().state;
	const rows = boundRows(actions, isReadOnly);

	const notify = (text: string) => {
		view.dispatch({type: 'notice', notice: {text, at: look().at}});
	};

	const actionControls = createActionControls({
		look, view, actions, run, notify,
	});
	const exportControls = createExportControls({
		look, view, save, notify,
	});
	const recordControls = createRecordControls({
		look,
		view,
		copy,
		exportRecord() {
			exportControls.open('one');
		},
		notify,
	});
	const scrollControls = createScrollControls({
		look, view, actions, isReadOnly, appearance,
	});
	const startControls = createStartControls({
		look, view, actions, run, notify,
	});
	const alertControls = createAlertControls({look, view});
	const factsControls = createFactsControls({look, view});
	const listControls = createListControls({
		look, view, appearance, streams, notify,
	});
	const overlayControls = createOverlayControls({
		view, rows, actionControls, exportControls, factsControls, alertControls, recordControls, scrollControls, startControls, listControls,
	});

	const viewCommands: Readonly<Record<ViewCommand, (size: Size) => void>> = {
		...scrollControls,
		'toggle-freeze'() {
			view.dispatch({type: 'toggle-freeze', feed: look().feed});
		},
		'open-filter'() {
			view.dispatch({type: 'filter', step: 'open'});
		},
		'clear-filter'() {
			view.dispatch({type: 'filter', step: 'clear'});
		},
		'open-record': recordControls.open,
		'copy-record': recordControls.copy,
		export() {
			exportControls.open('all');
		},
		'open-start-form': startControls.open,
		'open-stream-list': listControls.open,
		'open-alerts'() {
			view.dispatch({type: 'open-alerts'});
		},
		'open-facts'() {
			view.dispatch({type: 'open-facts'});
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
		'sort-shards'(size) {
			const snapshot = look();
			const order = nextOrder(shownOrder(snapshot, view.getView(), size, appearance));
			view.dispatch({type: 'sort-shards', order});
			notify(`The shards stand ${orderWords[order]}.`);
		},
		'toggle-help'() {
			view.dispatch({type: 'toggle-help'});
		},
		quit,
	};

	const pressInPanes = ({name}: KeyPress, size: Size) => {
		const command = commandFor(rows, name);
		if (command && 'action' in command) {
			actionControls.start(command.action);
		} else if (command) {
			viewCommands[command.view](size);
		}
	};

	return {
		paste(text) {
			const {overlay} = view.getView();
			if (overlay) {
				overlayControls.paste(overlay, text);
			}
		},
		press(key, size) {
			const {overlay} = view.getView();
			view.dispatch({type: 'notice', notice: undefined});
			if (key.name === 'ctrl+c') {
				quit();
			} else if (overlay) {
				overlayControls.press(overlay, key, size);
			} else {
				pressInPanes(key, size);
			}
		},
	};
};
