import {setImmediate as nextTurn} from 'node:timers/promises';

/**
Resolves for one caller in each turn of the event loop, first come first served. Work that comes in bursts then leaves room for timers, keys and the screen.
*/
export const createTurns = (): (() => Promise<void>) => {
	let last: Promise<unknown> = Promise.resolve();
	return async () => {
		last = last.then(async () => nextTurn());
		await last;
	};
};
