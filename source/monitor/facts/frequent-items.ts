/**
How often one item was seen, and what is known beside it.
*/
export type ItemCount = {
	readonly item: string;
	/**
	At most so often: never more than it was, and at most the sketch's error less.
	*/
	count: number;
	/**
	The sum of the weights that came with those; at least so much.
	*/
	weight: number;
	/**
	Where it was seen last.
	*/
	place: string;
};

/**
Which items are frequent in a stream of any length, in fixed memory and a constant time each (amortized). The sketch of Misra and Gries (1982), with the counters taken down for many items at once (Anderson et al., “A High-Performance Algorithm for Identifying Frequent Items in Data Streams”, 2017).
*/
export type FrequentItems = {
	add(item: string, weight: number, place: string): void;
	/**
	By how much a count can be too low, and so how often an item that is not counted can have been there at most: never above `total / (capacity + 1)`.
	*/
	readonly error: number;
	/**
	Items added.
	*/
	readonly total: number;
	counts(): Iterable<Readonly<ItemCount>>;
};

/**
Counters go down only when there are so many times the capacity: most items then cost one look into the map.
*/
const SLACK = 4;

/**
`capacity` is how many items keep a counter for sure, if their counts tell them apart; up to four times as many are in memory.
*/
export const createFrequentItems = (capacity: number): FrequentItems => {
	let counters = new Map<string, ItemCount>();
	let error = 0;
	let total = 0;

	/**
	Takes the count of the first that is too many off every counter: at least capacity + 1 counters lose it, which bounds the error.
	*/
	const makeRoom = () => {
		const sorted = Float64Array.from(counters.values(), ({count}) => count).toSorted();
		const loss = sorted[sorted.length - capacity - 1]!;
		error += loss;
		const all = counters;
		// Few stay, and a new map is faster than taking the others out of this one.
		counters = new Map();
		for (const [item, counter] of all) {
			counter.count -= loss;
			if (counter.count > 0) {
				counters.set(item, counter);
			}
		}
	};

	return {
		add(item, weight, place) {
			total++;
			const counter = counters.get(item);
			if (counter !== undefined) {
				counter.count++;
				counter.weight += weight;
				counter.place = place;
				return;
			}

			if (counters.size >= SLACK * capacity) {
				makeRoom();
			}

			counters.set(item, {
				item, count: 1, weight, place,
			});
		},
		get error() {
			return error;
		},
		get total() {
			return total;
		},
		counts: () => counters.values(),
	};
};
