import type {FrequentItems, ItemCount} from './frequent-items.js';

export type MergedItems = {
	/**
	Most frequent first.
	*/
	readonly counts: ReadonlyArray<Readonly<ItemCount>>;
	/**
	How much a count can be too low.
	*/
	readonly error: number;
	readonly total: number;
};

/**
Joins several sketches, oldest first: counts and errors add up. Equally frequent items stand in alphabetical order, so that rows do not swap places.
*/
export const mergeItems = (sketches: readonly FrequentItems[]): MergedItems => {
	const sums = new Map<string, ItemCount>();
	let error = 0;
	let total = 0;
	for (const sketch of sketches) {
		error += sketch.error;
		total += sketch.total;
		for (const {item, count, weight, place, countInPlace} of sketch.counts()) {
			const sum = sums.get(item);
			if (sum === undefined) {
				sums.set(item, {
					item, count, weight, place, countInPlace,
				});
			} else {
				sum.count += count;
				sum.weight += weight;
				sum.countInPlace = sum.place === place ? sum.countInPlace + countInPlace : countInPlace;
				sum.place = place;
			}
		}
	}

	const inOrder = (a: ItemCount, b: ItemCount): number => a.count === b.count ? (a.item < b.item ? -1 : 1) : b.count - a.count;
	return {counts: sums.values().toArray().toSorted(inOrder), error, total};
};
