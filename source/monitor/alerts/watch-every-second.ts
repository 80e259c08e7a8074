import type {Clock} from '../../time/clock.js';
import type {AlertChange} from './alert.js';
import type {AlertWatch} from './alert-watch.js';
import type {AlertLook} from './measuring.js';

const LOOK_MILLISECONDS = 1000;

/**
Takes a look every second until the signal aborts, and passes on the changes.
*/
export const watchEverySecond = async ({watch, clock, look, onChange}: {
	readonly watch: AlertWatch;
	readonly clock: Clock;
	look(): AlertLook;
	onChange(change: AlertChange): void;
}, signal: AbortSignal): Promise<void> => {
	while (!signal.aborted) {
		for (const change of watch.next(look())) {
			onChange(change);
		}

		await clock.sleep(LOOK_MILLISECONDS, signal).catch(() => undefined);
	}
};
