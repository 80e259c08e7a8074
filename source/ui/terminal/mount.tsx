import process from 'node:process';
import {render} from 'ink';
import {actions, type StartAction} from '../../actions/registry.js';
import type {Snapshot, SnapshotStore} from '../../monitor/snapshot.js';
import type {Appearance} from '../appearance/appearance.js';
import {createController} from '../keys/controller.js';
import type {Services} from '../view/services.js';
import {createViewStore} from '../view/view-store.js';
import {App} from './app.js';
import {copySequence, cutLongRows, ERASE_SCREEN} from './control-codes.js';
import {createDisplayStore} from './display-store.js';
import {createJobControl} from './job-control.js';

export type ScreenOptions = Omit<Services, 'copy'> & {
	readonly appearance: Appearance;
	readonly store: SnapshotStore;
	/**
	The stream as it is when a key is pressed, published or not.
	*/
	look(): Snapshot;
	readonly run: StartAction;
	/**
	Nobody is asked before the first write to a stream that is not on this machine.
	*/
	readonly mayWrite: boolean;
	/**
	The step at which the guide is open from the start; undefined leaves it closed.
	*/
	readonly guideStep?: number | 'next';
	quit(): void;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
};

export type MountedScreen = {
	/**
	Resolves when the terminal is as it was before; rejects with the error that drawing failed of.
	*/
	readonly gone: Promise<void>;
	/**
	One line in place of the footer, for a moment; undefined takes it back.
	*/
	notify(text: string | undefined): void;
	/**
	Leaves the alternate screen at once.
	*/
	unmount(): void;
};

/**
The store publishes 30 times a second at most. At twice that, Ink does not hold a key back that came right after a snapshot.
*/
const FRAMES_PER_SECOND = 60;

/**
A warning that Node prints would stand in the middle of the screen until it is drawn over.
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
Draws the dashboard on the terminal's alternate screen.
*/
export const mountScreen = ({appearance, store, look, run, mayWrite, save, streams, guide, leaving, joinings, guideStep, quit, stdin, stdout}: ScreenOptions): MountedScreen => {
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

	const unsilence = silenceWarnings();
	const {unmount, waitUntilExit} = render((
		<App
			store={createDisplayStore(store)}
			view={view}
			controller={controller}
			actions={actions}
			appearance={appearance}
			jobControl={jobControl}
			// Ink throws when it is asked to listen to an input that is no terminal.
			hasKeys={stdin.isTTY}
		/>
	), {
		stdin,
		stdout,
		alternateScreen: true,
		incrementalRendering: true,
		maxFps: FRAMES_PER_SECOND,
		exitOnCtrlC: false,
		// Else a CI variable in the environment leaves the screen blank.
		interactive: true,
	});

	// On the alternate screen already: its end gives back the wrapping of before on most terminals.
	const wrapAgain = cutLongRows(stdout);

	// What goes wrong outside of drawing ends the process; the message must not go down with the alternate screen.
	let isShown = true;
	const restore = () => {
		if (isShown) {
			isShown = false;
			jobControl.prepareEnd();
			// After a resize tmux takes rows of the alternate screen over to the other one, from the top down to the cursor.
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
		notify(text) {
			view.dispatch({type: 'notice', notice: text === undefined ? undefined : {text, at: look().at}});
		},
		unmount: restore,
	};
};
