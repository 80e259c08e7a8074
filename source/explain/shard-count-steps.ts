import {legalShardCounts} from '../service/shard-counts.js';

/**
The counts that UpdateShardCount takes one after the other to come from `from` open shards to `to`: at most double, at least half each time. `[to]` alone when it can be reached at once; empty when there is nothing to do.
*/
export const shardCountSteps = (from: number, to: number): readonly number[] => {
	const steps: number[] = [];
	let count = from;
	while (count !== to) {
		const {minimum, maximum} = legalShardCounts(count);
		const next = Math.min(maximum, Math.max(minimum, to));
		if (next === count) {
			// Beyond what the service has at all.
			return steps;
		}

		steps.push(next);
		count = next;
	}

	return steps;
};
