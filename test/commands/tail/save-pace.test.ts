import {expect, test} from 'vitest';
import {createSavePace} from '../../../source/commands/tail/save-pace.js';

test('every batch of records is saved, and the place of an idle stream once a second', () => {
	const pace = createSavePace(0);
	expect([pace.isDue(1, true), pace.isDue(1, false)]).toEqual([true, false]);
	pace.saved(1, 6);
	expect([pace.isDue(6, true), pace.isDue(6, false)]).toEqual([true, false]);
	expect(pace.isDue(1005, false)).toBe(false);
	expect(pace.isDue(1006, false)).toBe(true);
});

test('on a slow disk a quarter of each second is spent on it, and at least one save a second is made', () => {
	const pace = createSavePace(0);
	pace.saved(0, 125);
	expect(pace.isDue(130, true)).toBe(true);
	pace.saved(130, 255);
	expect(pace.isDue(260, true)).toBe(false);
	expect(pace.isDue(1000, true)).toBe(true);
});

test('a clock that is set back holds up no save', () => {
	const pace = createSavePace(10_000);
	pace.saved(10_000, 10_300);
	expect(pace.isDue(5000, false)).toBe(true);
	expect(pace.isDue(5000, true)).toBe(true);
});
