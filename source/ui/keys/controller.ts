import {consequenceOf} from '../../actions/consequence.js';
import type {PlainActionId, StartAction} from '../../actions/registry.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import {inSize, type Appearance} from '../appearance/appearance.js';
import {paneScroll, screenLayout, shownOrder} from '../frame/viewport.js';
import {isAgreed} from '../view/agreement.js';
import {
	leavingQuestion,
	liveOffer,
	overlayOf,
	question,
	writeQuestion,
} from '../overlays/registry.js';
import type {Services} from '../view/services.js';
import {createGuideCommands, guideKey} from '../panes/guide/guide-commands.js';
import {copyCommand} from '../panes/activity/copy-command.js';
import {copyRecord} from '../panes/feed/copy-record.js';
import {soughtRecord} from '../panes/feed/selection.js';
import {nextOrder, orderWords} from '../shards/shard-order.js';
import type {ViewStore} from '../view/view-store.js';
import type {KeyPress} from './key-press.js';
import {
	isScrollCommand,
	type Actions,
	type Command,
	type ScrollCommand,
	type ViewCommand,
} from './key-row.js';
import {allKeys, boundRows, commandFor} from './keymap.js';
import {createOverlayHost} from './overlay-host.js';
import {createReplayCommands} from './replay-commands.js';
import {createTabCommands} from './tab-commands.js';

export type ControllerOptions = Services & {
	/**
	The current stream.
	*/
	look(): Snapshot;
	readonly view: ViewStore;
	readonly actions: Actions;
	readonly appearance: Appearance;
	/**
	Starts an action. Its result shows in the snapshots.
	*/
	readonly run: StartAction;
	/**
	Stops clickmon until the shell lets it go on.
	*/
	suspend(): void;
	/**
	Nobody is asked before the first write to a stream that is not on this machine: `--write`.
	*/
	readonly mayWrite?: boolean;
	quit(): void;
};

export type Controller = {
	/**
	Does what the key means now. `size` is the size of the terminal.
	*/
	press(key: KeyPress, size: Size): void;
	/**
	Puts text from the clipboard into a text field, as one line. Without a field, nothing happens.
	*/
	paste(text: string): void;
};

/**
How far each command scrolls, in rows. `page` is the height of a page.
*/
const scrollSteps: Readonly<Record<ScrollCommand, (page: number) => number>> = {
	'line-up': () => -1,
	'line-down': () => 1,
	'page-up': page => -page,
	'page-down': page => page,
	'to-start': () => -Infinity,
	'to-end': () => Infinity,
};

/**
As in less and vim. On the panes these letters have another meaning.
*/
const scrollLetters: ReadonlyMap<string, ScrollCommand> = new Map([
	['j', 'line-down'],
	['k', 'line-up'],
	['g', 'to-start'],
	['G', 'to-end'],
]);

/**
Turns keys into actions and view events. Each key sees the state after the key before it.
*/
export const createController = ({look, view, actions, appearance: given, run, mayWrite = false, suspend, quit, ...services}: ControllerOptions): Controller => {
	const {state: {isReadOnly}, replay} = look();
	const rows = boundRows(actions, isReadOnly, replay !== undefined);
	const rowsOfWriting = boundRows(actions, false, replay !== undefined);
	let size: Size = {columns: 0, rows: 0};

	const notify = (text: string) => {
		view.dispatch({type: 'notice', notice: {text, at: look().at}});
	};

	const appearance = () => inSize(given, view.getView().isLarge);
	const layout = () => screenLayout(look(), view.getView(), size, appearance());

	const overlays = createOverlayHost({
		look,
		view,
		frame: () => layout().frame,
		appearance,
		keys: allKeys(actions, isReadOnly, replay !== undefined),
		actions,
		run(id, input) {
			runAgreed(id, input);
		},
		perform(command) {
			perform(command);
		},
		notify,
		services,
	});

	// Overlays start actions by this, too: no way leads around the question.
	const runAgreed: StartAction = (id, input) => {
		const consequence = mayWrite ? undefined : consequenceOf(actions[id]!, look());
		if (consequence === undefined || isAgreed(view.getView(), id, look().state)) {
			run(id, input);
		} else {
			overlays.open(writeQuestion, {actionId: id, input, consequence});
		}
	};

	// Asks once: who presses Ctrl+C again, or answers, leaves.
	const leave = () => {
		const isAsked = view.getView().overlay?.type === leavingQuestion.id;
		const left = isAsked ? [] : services.leaving?.left() ?? [];
		if (left.length === 0) {
			quit();
		} else {
			overlays.open(leavingQuestion, left);
		}
	};

	const start = (id: PlainActionId) => {
		const snapshot = look();
		const action = actions[id]!;
		const enabled = action.isEnabled(snapshot);
		if (services.replay?.goLive) {
			overlays.open(liveOffer, undefined);
		} else if (enabled !== true) {
			notify(`${action.label(snapshot)}: ${enabled}`);
		} else if (action.isDangerous) {
			overlays.open(question, id);
		} else {
			runAgreed(id, {});
		}
	};

	const scroll = (command: ScrollCommand) => {
		const snapshot = look();
		const current = view.getView();
		const {limit, page} = (current.overlay && overlays.scroll(current.overlay)) ?? paneScroll(snapshot, current, layout(), appearance());
		view.dispatch({
			type: 'scroll',
			by: scrollSteps[command](page),
			limit,
			feed: snapshot.feed,
			activity: snapshot.state.activity,
		});
	};

	const {hasGuessed, ...guideCommands} = createGuideCommands({
		look, view, notify, services,
	});

	const viewCommands: Readonly<Record<Exclude<ViewCommand, ScrollCommand>, () => void>> = {
		...guideCommands,
		...createTabCommands({
			look, hasGuessed, notify, streams: services.streams,
		}),
		...createReplayCommands({notify, replay: services.replay}),
		'toggle-freeze'() {
			view.dispatch({type: 'toggle-freeze', feed: look().feed});
		},
		'step-back'() {
			view.dispatch({type: 'step-back'});
		},
		'copy-record'() {
			const current = view.getView();
			if (current.focus === 'activity') {
				notify(copyCommand(look(), services.copy));
				return;
			}

			const sought = soughtRecord(look(), current);
			notify(copyRecord(sought, current.filter, services.copy));
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
		'toggle-large'() {
			view.dispatch({type: 'in-size', isLarge: !(appearance().isLarge ?? false)});
		},
		'sort-shards'() {
			const shown = shownOrder(look(), view.getView(), size, appearance());
			const order = nextOrder(shown);
			view.dispatch({type: 'sort-shards', order});
			notify(`The shards stand ${orderWords[order]}.`);
		},
		suspend,
		quit: leave,
	};

	const perform = (command: Command) => {
		if ('action' in command) {
			start(command.action);
		} else if ('overlay' in command) {
			overlays.open(overlayOf(command.overlay)!, undefined);
		} else if (isScrollCommand(command.view)) {
			scroll(command.view);
		} else {
			viewCommands[command.view]();
		}
	};

	const press = (key: KeyPress) => {
		const {overlay} = view.getView();
		const command = guideKey(key.name, view.getView()) ?? commandFor(rows, key.name);
		if (key.name === 'ctrl+c') {
			leave();
		} else if (key.name === 'ctrl+z') {
			suspend();
		} else if (overlay) {
			// The key that opened it closes it.
			const letter = overlayOf(overlay.type)?.key?.shown === key.name ? undefined : scrollLetters.get(key.name);
			const scrolling = letter ?? (command && 'view' in command && isScrollCommand(command.view) ? command.view : undefined);
			if (scrolling !== undefined && overlays.scroll(overlay) !== undefined) {
				scroll(scrolling);
			} else {
				overlays.press(overlay, key);
			}
		} else if (command) {
			perform(command);
		} else if (commandFor(rowsOfWriting, key.name)) {
			notify(`This session is read-only, and ${key.name} would change the stream.`);
		}
	};

	return {
		paste(text) {
			const {overlay} = view.getView();
			if (overlay) {
				overlays.paste(overlay, text);
			}
		},
		press(key, terminal) {
			size = terminal;
			view.dispatch({type: 'notice', notice: undefined});
			press(key);
		},
	};
};
