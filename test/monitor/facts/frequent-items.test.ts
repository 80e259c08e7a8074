import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createFrequentItems} from '../../../source/monitor/facts/frequent-items.js';
import {mergeItems} from '../../../source/monitor/facts/merge-items.js';

const CAPACITY = 4;

const countTruly = (items: readonly string[]): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const item of items) {
		counts.set(item, (counts.get(item) ?? 0) + 1);
	}

	return counts;
};

const sketchOf = (items: readonly string[], capacity = CAPACITY) => {
	const sketch = createFrequentItems(capacity);
	for (const item of items) {
		sketch.add(item, 10, 'here');
	}

	return sketch;
};

// Few frequent items among many rare ones, in any order, enough of them that counters have to go.
const streams = fc.array(fc.oneof(
	{weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c')},
	{weight: 1, arbitrary: fc.integer({min: 0, max: 500}).map(String)},
), {maxLength: 600, size: 'max'});

test('no count is above the truth, nor below it by more than the stated error, which Misra and Gries bound by total / (capacity + 1)', () => {
	fc.assert(fc.property(fc.array(streams, {minLength: 1, maxLength: 3}), parts => {
		const truth = countTruly(parts.flat());
		const {counts, error, total} = mergeItems(parts.map(items => sketchOf(items)));
		const counted = new Map(counts.map(({item, count}) => [item, count]));
		expect(total).toBe(parts.flat().length);
		expect(error).toBeLessThanOrEqual(total / (CAPACITY + 1));
		for (const [item, count] of truth) {
			const estimate = counted.get(item) ?? 0;
			expect(estimate).toBeLessThanOrEqual(count);
			expect(estimate).toBeGreaterThanOrEqual(count - error);
		}
	}));
});

test('a million items that are never the same take no more memory than a few', () => {
	const sketch = createFrequentItems(CAPACITY);
	for (let index = 0; index < 1_000_000; index++) {
		sketch.add(`item-${index}`, 1, '');
		if (index % 3 === 0) {
			sketch.add('often', 1, '');
		}
	}

	expect([...sketch.counts()].length).toBeLessThanOrEqual(4 * CAPACITY);
	expect(mergeItems([sketch]).counts[0]).toMatchObject({item: 'often'});
});

test('knows what came with an item, and where it was seen last', () => {
	const sketch = createFrequentItems(2);
	sketch.add('a', 100, 'shard-0');
	sketch.add('a', 50, 'shard-1');
	expect([...sketch.counts()]).toEqual([{
		item: 'a', count: 2, weight: 150, place: 'shard-1', countInPlace: 1,
	}]);
});

test('items that are as frequent stand in the order of the alphabet', () => {
	expect(mergeItems([sketchOf(['b', 'c', 'a', 'c'])]).counts.map(({item}) => item)).toEqual(['c', 'a', 'b']);
});
