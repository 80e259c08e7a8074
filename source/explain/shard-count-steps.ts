import {legalShardCounts} from '../service/shard-counts.js';

/**
The counts to ask UpdateShardCount for, one after the other, to get from `from` open shards to `to`: at most double and at least half each time. `[to]` if one step is enough; empty if there is nothing to do.
*/
export const shardCountSteps = (from: number, to: number): readonly number[] => {
	const steps: number[] = [];
	let count = from;
	while (count !== to) {
		const {minimum, maximum} = legalShardCounts(count);
		const next = Math.min(maximum, Math.max(minimum, to));
		if (next === count) {
			// Above the service's maximum.
			return steps;
		}

		steps.push(next);
		count = next;
	}

	return steps;
};
