import {setTimeout as delay} from 'node:timers/promises';
import type {WatchedTerminal} from './terminal.ts';

// The mark before the title of the pane that has the focus.
const FOCUSED = /► (?<pane>[A-Z][a-z]+)/gv;

const PAUSE_MILLISECONDS = 60;
const PAUSE_STEPS = 7;
const STEP_MILLISECONDS = 11;

/**
The pane that a piece of output shows in focus, if it is another than before.
*/
const newlyFocused = (text: string, before: string | undefined): string | undefined =>
	text.matchAll(FOCUSED).map(match => match.groups!.pane).find(pane => pane !== before);

/**
Presses Tab again and again, at no fixed beat, and takes the time in ms from each key to the frame that shows another pane in focus.
*/
export const pressTabs = async (terminal: WatchedTerminal, count: number): Promise<readonly number[]> => {
	const latencies: number[] = [];
	let focused: string | undefined;
	const isMoved = (text: string): boolean => {
		const next = newlyFocused(text, focused);
		focused = next ?? focused;
		return next !== undefined;
	};

	// The first one only finds out where the focus is.
	for (let index = 0; index <= count; index++) {
		await delay(PAUSE_MILLISECONDS + (index % PAUSE_STEPS * STEP_MILLISECONDS));
		const pressedAt = performance.now();
		const moved = terminal.seen(isMoved);
		terminal.press('\t');
		latencies.push(await moved - pressedAt);
	}

	return latencies.slice(1);
};
