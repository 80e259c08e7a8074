import {expect, test} from 'vitest';
import {tellEvery} from '../../source/time/tell-every.js';

test('the same thing is told once, and again after the time', () => {
	const telling = tellEvery(10_000);
	expect([0, 1, 9999, 10_000, 10_001, 20_000].map(now => telling.isDue('down', now))).toEqual([true, false, false, true, false, true]);
});

test('another thing is told at once', () => {
	const telling = tellEvery(10_000);
	expect(['down', 'denied', 'denied', 'down'].map(what => telling.isDue(what, 5))).toEqual([true, true, false, true]);
	expect(telling.told).toBe('down');
});

test('what is over is told at once when it comes again', () => {
	const telling = tellEvery(10_000);
	telling.isDue('down', 0);
	telling.forget();
	expect(telling.told).toBeUndefined();
	expect(telling.isDue('down', 1)).toBe(true);
});
