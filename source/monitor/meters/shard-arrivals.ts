/**
The load of a shard is the mean over this time.
*/
export const LOAD_WINDOW_MILLISECONDS = 5000;

const SHORTEST_WINDOW_MILLISECONDS = 1000;

/**
Arrivals are counted in slots of this length, and kept for a little longer than the longest window.
*/
const SLOT_MILLISECONDS = 250;
const SLOTS = 64;

export type Rates = {
	readonly recordsPerSecond: number;
	readonly bytesPerSecond: number;
};

export const NO_RATES: Rates = {recordsPerSecond: 0, bytesPerSecond: 0};

/**
What arrived in one shard, by the time at which it arrived: the same however fast it is read.
*/
export type ShardArrivals = {
	/**
	`arrivedAt` in clock ms.
	*/
	add(arrivedAt: number, bytes: number): void;
	/**
	What arrived per second in the `window` (at most 15 s) that ends at `end`, or since `since` if that is later. Both in clock ms.
	*/
	rates(end: number, since: number, window?: number): Rates;
};

export const createShardArrivals = (): ShardArrivals => {
	const records = new Uint32Array(SLOTS);
	const bytes = new Float64Array(SLOTS);
	let newest = -Infinity;

	const slotOf = (number: number): number => ((number % SLOTS) + SLOTS) % SLOTS;

	const advance = (number: number) => {
		for (let passed = Math.max(newest + 1, number - SLOTS + 1); passed <= number; passed++) {
			records[slotOf(passed)] = 0;
			bytes[slotOf(passed)] = 0;
		}

		newest = number;
	};

	return {
		add(arrivedAt, size) {
			const number = Math.floor(arrivedAt / SLOT_MILLISECONDS);
			if (number > newest) {
				advance(number);
			} else if (number <= newest - SLOTS) {
				return;
			}

			const slot = slotOf(number);
			records[slot]!++;
			bytes[slot]! += size;
		},
		rates(end, since, window = LOAD_WINDOW_MILLISECONDS) {
			const start = Math.max(end - window, since);
			const first = start / SLOT_MILLISECONDS;
			let recordSum = 0;
			let byteSum = 0;
			for (let number = Math.max(Math.floor(first), newest - SLOTS + 1); number <= newest; number++) {
				// Of the slot that the window begins in, only the later part counts.
				const part = Math.min(1, number + 1 - first);
				recordSum += records[slotOf(number)]! * part;
				byteSum += bytes[slotOf(number)]! * part;
			}

			const seconds = Math.max(SHORTEST_WINDOW_MILLISECONDS, end - start) / 1000;
			return {recordsPerSecond: recordSum / seconds, bytesPerSecond: byteSum / seconds};
		},
	};
};
