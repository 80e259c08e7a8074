import {expect, test} from 'vitest';
import {atMost} from '../../source/time/at-most.js';
import {createManualClock} from '../helpers/manual-clock.js';

test('waits for the work, and leaves no timer', async () => {
	const clock = createManualClock();
	await atMost(1000, Promise.resolve(), clock);
	expect(clock.sleepers).toBe(0);
});

test('waits no longer than so many milliseconds', async () => {
	const clock = createManualClock();
	const {promise: never} = Promise.withResolvers<void>();
	let isOver = false;
	const waiting = (async () => {
		await atMost(1000, never, clock);
		isOver = true;
	})();
	await clock.advance(999);
	expect(isOver).toBe(false);
	await clock.advance(1);
	expect(isOver).toBe(true);
	await waiting;
});

test('work that fails is a failure, and leaves no timer', async () => {
	const clock = createManualClock();
	const work = Promise.reject(new Error('broken'));
	await expect(atMost(1000, work, clock)).rejects.toThrow('broken');
	expect(clock.sleepers).toBe(0);
});
