import fc from 'fast-check';
import {expect, test} from 'vitest';
import {grouped} from '../source/words.js';

test('a count is grouped as Intl groups it', () => {
	fc.assert(fc.property(fc.integer({min: 0, max: Number.MAX_SAFE_INTEGER}), count => {
		expect(grouped(count)).toBe(count.toLocaleString('en-US'));
	}));
	expect(grouped(1234.5)).toBe('1,234.5');
});
