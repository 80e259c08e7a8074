import process from 'node:process';
import {render} from 'ink';
import {actions, type StartAction} from '../../actions/registry.js';
import type {Snapshot, SnapshotStore} from '../../monitor/snapshot.js';
import type {Appearance} from '../appearance/appearance.js';
import {createController} from '../keys/controller.js';
import type {Services} from '../view/services.js';
import {createViewStore, type ViewStore} from '../view/view-store.js';
import {followWritten} from '../panes/feed/follow-written.js';
import {App} from './app.js';
import {copySequence, cutLongRows, ERASE_SCREEN} from './control-codes.js';
import {createDisplayStore} from './display-store.js';
import {createJobControl} from './job-control.js';

export type ScreenOptions = Omit<Services, 'copy'> & {
	readonly appearance: Appearance;
	readonly store: SnapshotStore;
	/**
	The stream at the time of a key, published or not.
	*/
	look(): Snapshot;
	readonly run: StartAction;
	/**
	Nobody is asked before the first write to a stream that is not on this machine.
	*/
	readonly mayWrite: boolean;
	/**
	The first step of the open guide; undefined leaves the guide closed.
	*/
	readonly guideStep?: number | 'next';
	quit(): void;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
};

export type MountedScreen = {
	/**
	Resolves when the terminal is restored. Rejects with the error if drawing failed.
	*/
	readonly gone: Promise<void>;
	/**
	Shows news above the footer for a moment; undefined removes it. With `isProblem` it is why an action failed, and stays longer.
	*/
	notify(text: string | undefined, isProblem?: boolean): void;
	/**
	Leaves the alternate screen at once.
	*/
	unmount(): void;
};

/**
The store publishes at most 30 times a second. At twice this rate, Ink does not delay a key right after a snapshot.
*/
const FRAMES_PER_SECOND = 60;

/**
A warning that Node prints would stay on the screen until something is drawn over it.
*/
const silenceWarnings = (): () => void => {
	const listeners = process.listeners('warning');
	process.removeAllListeners('warning');
	return () => {
		for (const listener of listeners) {
			process.on('warning', listener);
		}
	};
};

/**
Each tab has a view of its own. Subscribes before the screen does, so that no frame shows one tab with another's view.
*/
const followTabs = (store: SnapshotStore, view: ViewStore) => {
	const shownId = () => store.getSnapshot().tabs?.find(({isShown}) => isShown)?.id;
	let shown = shownId();
	store.subscribe(() => {
		const id = shownId();
		if (id !== undefined && shown !== undefined && id !== shown) {
			view.dispatch({
				type: 'to-tab', from: shown, to: id, ids: store.getSnapshot().tabs!.map(tab => tab.id),
			});
		}

		shown = id;
	});
};

/**
Draws the dashboard on the terminal's alternate screen.
*/
export const mountScreen = ({
	appearance, store, look, run, mayWrite, save, streams, guide, leaving, joinings, consumers, history, settings, alerts, replay, guideStep, quit, stdin, stdout,
}: ScreenOptions): MountedScreen => {
	const view = createViewStore();
	const jobControl = createJobControl(stdout);
	const controller = createController({
		look,
		view,
		actions,
		appearance,
		run,
		mayWrite,
		save,
		streams,
		guide,
		leaving,
		joinings,
		consumers,
		history,
		settings,
		replay,
		alerts,
		copy(text) {
			stdout.write(copySequence(text));
		},
		suspend: jobControl.stop,
		quit,
	});
	if (guide && guideStep !== undefined) {
		guide.open();
		view.dispatch({type: 'guide', guide: {step: guideStep, since: look().at}});
	}

	followTabs(store, view);
	followWritten(store, view);
	const unsilence = silenceWarnings();
	const {unmount, waitUntilExit} = render((
		<App
			store={createDisplayStore(store)}
			view={view}
			controller={controller}
			actions={actions}
			appearance={appearance}
			jobControl={jobControl}
			// Ink throws if the input is not a terminal.
			hasKeys={stdin.isTTY}
		/>
	), {
		stdin,
		stdout,
		alternateScreen: true,
		incrementalRendering: true,
		maxFps: FRAMES_PER_SECOND,
		exitOnCtrlC: false,
		// Without this, a CI variable in the environment leaves the screen blank.
		interactive: true,
	});

	// Already on the alternate screen: on most terminals, its end restores the earlier wrapping.
	const wrapAgain = cutLongRows(stdout);

	// A fault outside of drawing ends the process. Its message must not vanish with the alternate screen.
	let isShown = true;
	const restore = () => {
		if (isShown) {
			isShown = false;
			jobControl.prepareEnd();
			// After a resize, tmux copies rows of the alternate screen to the main one, from the top down to the cursor.
			stdout.write(ERASE_SCREEN);
		}

		unmount();
	};

	process.prependListener('uncaughtException', restore);
	const watchExit = async () => {
		try {
			await waitUntilExit();
		} finally {
			isShown = false;
			wrapAgain();
			unsilence();
			process.off('uncaughtException', restore);
		}
	};

	return {
		gone: watchExit(),
		notify(text, isProblem = false) {
			view.dispatch({type: 'notice', notice: text === undefined ? undefined : {text, at: look().at, isProblem}});
		},
		unmount: restore,
	};
};
