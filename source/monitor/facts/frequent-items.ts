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
	/**
	How often it was seen there, since it came there: at most so often, as `count`.
	*/
	countInPlace: number;
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
	const most = SLACK * capacity;
	// Columns, because an object for each new item would cost more than all the rest.
	const items: string[] = [];
	const places: string[] = [];
	const counted = new Float64Array(most);
	const weights = new Float64Array(most);
	const countedInPlace = new Float64Array(most);
	let rows = new Map<string, number>();
	let error = 0;
	let total = 0;

	/**
	Takes the count of the first that is too many off every counter: at least capacity + 1 counters lose it, which bounds the error.
	*/
	const makeRoom = () => {
		const loss = counted.toSorted()[most - capacity - 1]!;
		error += loss;
		rows = new Map();
		for (let row = 0; row < most; row++) {
			const count = counted[row]! - loss;
			if (count <= 0) {
				continue;
			}

			const kept = rows.size;
			rows.set(items[row]!, kept);
			items[kept] = items[row]!;
			places[kept] = places[row]!;
			counted[kept] = count;
			countedInPlace[kept] = Math.max(0, countedInPlace[row]! - loss);
			weights[kept] = weights[row]!;
		}
	};

	return {
		add(item, weight, place) {
			total++;
			const row = rows.get(item);
			if (row !== undefined) {
				counted[row]!++;
				weights[row]! += weight;
				if (places[row] === place) {
					countedInPlace[row]!++;
				} else {
					places[row] = place;
					countedInPlace[row] = 1;
				}

				return;
			}

			if (rows.size === most) {
				makeRoom();
			}

			const fresh = rows.size;
			rows.set(item, fresh);
			items[fresh] = item;
			places[fresh] = place;
			counted[fresh] = 1;
			weights[fresh] = weight;
			countedInPlace[fresh] = 1;
		},
		get error() {
			return error;
		},
		get total() {
			return total;
		},
		counts: () => rows.values().map(row => ({
			item: items[row]!, count: counted[row]!, weight: weights[row]!, place: places[row]!, countInPlace: countedInPlace[row]!,
		})),
	};
};
