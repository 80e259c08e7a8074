import type {ShardView} from '../../monitor/snapshot.js';

/**
The same measure, taken once of each published array: every frame and every key asks again, and thousands of shards are many.
*/
export const perShards = <Result extends NonNullable<unknown>>(measure: (shards: readonly ShardView[]) => Result): ((shards: readonly ShardView[]) => Result) => {
	const known = new WeakMap<readonly ShardView[], Result>();
	return shards => {
		let result = known.get(shards);
		if (result === undefined) {
			result = measure(shards);
			known.set(shards, result);
		}

		return result;
	};
};
