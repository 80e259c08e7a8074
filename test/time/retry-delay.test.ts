import {expect, test} from 'vitest';
import {retryDelay} from '../../source/time/retry-delay.js';

const backoff = {base: 100, cap: 1000};

test.each([
	[0, 100], [1, 200], [2, 400], [3, 800], [4, 1000], [5, 1000], [5000, 1000],
])('attempt %i waits at most %i ms', (attempt, bound) => {
	expect(retryDelay(attempt, backoff, () => 1)).toBe(bound);
});

test('the jitter is full: any part of the range, down to none', () => {
	expect([0, 0.25, 0.5].map(number => retryDelay(3, backoff, () => number))).toEqual([0, 200, 400]);
});
