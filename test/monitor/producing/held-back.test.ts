import {expect, test} from 'vitest';
import {isHeldBack} from '../../../source/monitor/producing/held-back.js';

test.each([
	['nothing waits', 0, 0, 0, false],
	['a throttled record', 0.1, 0, 0, true],
	['records that wait for a second', 0, 1, 1000, true],
	['records that wait for less: a hiccup', 0, 1, 999, false],
	['an old wait of which nothing is left', 0, 0, 5000, false],
])('%s', (_, throttledPerSecond, records, milliseconds, expected) => {
	expect(isHeldBack({throttledPerSecond, waiting: {records, milliseconds}})).toBe(expected);
});
