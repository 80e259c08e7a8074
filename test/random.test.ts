import {expect, test} from 'vitest';
import {seededRandom} from '../source/random.js';

const take = (seed: number) => Array.from({length: 50}, seededRandom(seed));

test('the same seed gives the same numbers, another seed gives others', () => {
	expect(take(7)).toEqual(take(7));
	expect(take(7)).not.toEqual(take(8));
});

test('numbers lie in [0, 1)', () => {
	for (const number of take(1)) {
		expect(number).toBeGreaterThanOrEqual(0);
		expect(number).toBeLessThan(1);
	}
});
