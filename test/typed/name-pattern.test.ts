import {expect, test} from 'vitest';
import {namePattern, readNamePattern} from '../../source/typed/name-pattern.js';

test.each([
	['clickstream-lab*', 'clickstream-lab', true],
	['clickstream-lab*', 'clickstream-lab-anna', true],
	['clickstream-lab*', 'my-clickstream-lab', false],
	['clicks', 'clicks-2', false],
	['*-2', 'clicks-2', true],
	['a?c', 'abc', true],
	['a?c', 'ac', false],
	// A dot is a dot.
	['a.c', 'abc', false],
	['a.*', 'a.b', true],
	['*', 'anything', true],
])('%s fits %s: %s', (pattern, name, isFitting) => {
	expect(namePattern(pattern).fits(name)).toBe(isFitting);
});

test.each(['', 'a b', 'a[b]', '^a', 'a/b', 'ä'])('“%s” is no pattern of names', text => {
	expect(() => readNamePattern('--name', text)).toThrow('--name');
});
