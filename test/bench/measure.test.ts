import {expect, test} from 'vitest';
import {
	alternate,
	figureOf,
	median,
	quantile,
	ratioOf,
} from '../../bench/measure.js';

test.each([
	[[3], 3],
	[[5, 1, 3], 3],
	[[4, 1, 3, 2], 2.5],
	[[10, 9, 100], 10],
])('the median of %j is %d', (values, expected) => {
	expect(median(values)).toBe(expected);
});

test.each([
	[0.5, 51],
	[0.99, 100],
	[1, 100],
	[0, 1],
])('of 1 to 100, the quantile at %d is %d', (part, expected) => {
	const values = Array.from({length: 100}, (_, index) => 100 - index);
	expect(quantile(values, part)).toBe(expected);
});

test('a ratio is taken run by run, so that a slow moment hits both', () => {
	expect(ratioOf([50, 100, 10], [100, 200, 20])).toEqual({...figureOf([0.5, 0.5, 0.5])});
});

test('runs alternate', async () => {
	const order: string[] = [];
	const measurement = (name: string) => async () => {
		order.push(name);
		return order.length;
	};

	expect(await alternate({a: measurement('a'), b: measurement('b')}, 3)).toEqual({a: [1, 3, 5], b: [2, 4, 6]});
	expect(order.join('')).toBe('ababab');
});
