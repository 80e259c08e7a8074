/**
The count of one item, and what is known about it.
*/
export type ItemCount = {
	readonly item: string;
	/**
	A lower bound: at most the sketch's error too low.
	*/
	count: number;
	/**
	The sum of the weights that were counted with it; also a lower bound.
	*/
	weight: number;
	/**
	Where it was last seen.
	*/
	place: string;
	/**
	How often it was seen there; a lower bound like `count`.
	*/
	countInPlace: number;
};

/**
The frequent items of a stream of any length, in fixed memory and constant time per item (amortized). It is the sketch of Misra and Gries (1982) with batched decrements (Anderson et al., “A High-Performance Algorithm for Identifying Frequent Items in Data Streams”, 2017).
*/
export type FrequentItems = {
	add(item: string, weight: number, place: string): void;
	/**
	How much a count can be too low, and how often an uncounted item can have occurred: never above `total / (capacity + 1)`.
	*/
	readonly error: number;
	/**
	The number of items added.
	*/
	readonly total: number;
	counts(): Iterable<Readonly<ItemCount>>;
};

/**
Counters are reduced only at this multiple of the capacity. Most items then cost one look into the map.
*/
const SLACK = 4;

/**
`capacity` is how many items surely keep a counter, if their counts differ enough. Memory holds up to four times as many.
*/
export const createFrequentItems = (capacity: number): FrequentItems => {
	const most = SLACK * capacity;
	// Columns: one object per new item would cost more than everything else.
	const items: string[] = [];
	const places: string[] = [];
	const counted = new Float64Array(most);
	const weights = new Float64Array(most);
	const countedInPlace = new Float64Array(most);
	let rows = new Map<string, number>();
	let error = 0;
	let total = 0;

	/**
	Subtracts the smallest count to keep from every counter: at least capacity + 1 counters lose it, which bounds the error.
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
