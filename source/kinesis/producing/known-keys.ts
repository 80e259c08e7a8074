/**
Where a partition key's records go: `shardId` is the shard whose pace they keep, `sequenceNumber` the record that the next one comes after.
*/
export type KnownKey = {
	readonly shardId: string;
	readonly sequenceNumber?: string;
};

export type KnownKeys = {
	get(partitionKey: string): KnownKey | undefined;
	set(partitionKey: string, known: KnownKey): void;
	delete(partitionKey: string): void;
};

const GENERATION = 5000;

/**
Remembers the partition keys that were used last, between five and ten thousand of them: when the younger generation is full, the older one goes.
*/
export const createKnownKeys = (): KnownKeys => {
	let young = new Map<string, KnownKey>();
	let old = new Map<string, KnownKey>();

	return {
		get: partitionKey => young.get(partitionKey) ?? old.get(partitionKey),
		set(partitionKey, known) {
			if (young.size >= GENERATION) {
				old = young;
				young = new Map();
			}

			young.set(partitionKey, known);
		},
		delete(partitionKey) {
			young.delete(partitionKey);
			old.delete(partitionKey);
		},
	};
};
