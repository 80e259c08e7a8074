/**
One second of a stream, by the arrival time of its records.
*/
export type SecondSeen = {
	readonly second: number;
	records: number;
	readonly byKey: Map<string, number>;
};

/**
The records of a stream by second, for the last half minute.
*/
export type FlowSeen = {
	take(second: number, partitionKey: string): void;
	/**
	Records of the whole seconds `from` … `to`, both included.
	*/
	perSecond(from: number, to: number): readonly number[];
	/**
	The most frequent key of the seconds `from` … `to`, with its records and all records; undefined without records.
	*/
	hottest(from: number, to: number): {readonly partitionKey: string; readonly records: number; readonly total: number} | undefined;
	/**
	The last second that is known.
	*/
	readonly lastSecond: number;
};

const KEPT_SECONDS = 30;

/**
Keys that are counted in a second. A key that makes most of the records is among the first.
*/
const MOST_KEYS = 1000;

export const createFlowSeen = (): FlowSeen => {
	const seconds = new Map<number, SecondSeen>();
	let lastSecond = 0;

	const secondOf = (number: number): SecondSeen | undefined => {
		let second = seconds.get(number);
		if (second === undefined && number > lastSecond - KEPT_SECONDS) {
			second = {second: number, records: 0, byKey: new Map()};
			seconds.set(number, second);
			lastSecond = Math.max(lastSecond, number);
			for (const old of seconds.keys()) {
				if (old <= lastSecond - KEPT_SECONDS) {
					seconds.delete(old);
				}
			}
		}

		return second;
	};

	const between = (from: number, to: number): readonly SecondSeen[] => seconds.values().filter(({second}) => second >= from && second <= to).toArray();

	return {
		take(number, partitionKey) {
			const second = secondOf(number);
			if (second === undefined) {
				return;
			}

			second.records++;
			const count = second.byKey.get(partitionKey);
			if (count !== undefined || second.byKey.size < MOST_KEYS) {
				second.byKey.set(partitionKey, (count ?? 0) + 1);
			}
		},
		perSecond: (from, to) => Array.from({length: Math.max(0, to - from + 1)}, (_, index) => seconds.get(from + index)?.records ?? 0),
		hottest(from, to) {
			const counts = new Map<string, number>();
			let total = 0;
			for (const {records, byKey} of between(from, to)) {
				total += records;
				for (const [key, count] of byKey) {
					counts.set(key, (counts.get(key) ?? 0) + count);
				}
			}

			let hottest: {partitionKey: string; records: number} | undefined;
			for (const [partitionKey, records] of counts) {
				if (hottest === undefined || records > hottest.records) {
					hottest = {partitionKey, records};
				}
			}

			return hottest && {...hottest, total};
		},
		get lastSecond() {
			return lastSecond;
		},
	};
};
