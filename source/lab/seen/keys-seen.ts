/**
The shards in which the records of a partition key were read.
*/
export type KeySeen = {
	readonly partitionKey: string;
	/**
	In the order of their first record.
	*/
	readonly places: Array<{readonly shardId: string; records: number}>;
};

/**
The partition keys of a stream in bounded memory: above a limit, new ones are only counted.
*/
export type KeysSeen = {
	readonly keys: ReadonlyMap<string, KeySeen>;
	take(partitionKey: string, shardId: string): void;
};

const MOST_KEYS = 2000;

export const createKeysSeen = (): KeysSeen => {
	const keys = new Map<string, KeySeen>();
	return {
		keys,
		take(partitionKey, shardId) {
			let key = keys.get(partitionKey);
			if (key === undefined) {
				if (keys.size >= MOST_KEYS) {
					return;
				}

				key = {partitionKey, places: []};
				keys.set(partitionKey, key);
			}

			let place = key.places.at(-1);
			if (place?.shardId !== shardId) {
				place = key.places.find(known => known.shardId === shardId);
			}

			if (place) {
				place.records++;
			} else {
				key.places.push({shardId, records: 1});
			}
		},
	};
};
