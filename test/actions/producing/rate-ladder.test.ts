import {expect, test} from 'vitest';
import {nextRate} from '../../../source/actions/producing/rate-ladder.js';

test.each([
	[1, 2, undefined],
	[2, 5, 1],
	[3, 5, 2],
	[4999, 5000, 2000],
	[5000, undefined, 2000],
	[9000, undefined, 5000],
	[0.5, 1, undefined],
])('from %d the ladder goes up to %s and down to %s', (rate, up, down) => {
	expect(nextRate(rate, 'up')).toBe(up);
	expect(nextRate(rate, 'down')).toBe(down);
});
