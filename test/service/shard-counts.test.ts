import {expect, test} from 'vitest';
import {legalShardCounts, scaleDownTarget, scaleUpTarget} from '../../source/service/shard-counts.js';

// API Reference, UpdateShardCount: at most double, at least half of the current count, at most 10,000.
test.each([
	[1, 1, 2],
	[2, 1, 4],
	[3, 2, 6],
	[4, 2, 8],
	[5, 3, 10],
	[7, 4, 14],
	[5000, 2500, 10_000],
	[6000, 3000, 10_000],
	[10_000, 5000, 10_000],
])('%i open shards can become %i … %i', (open, minimum, maximum) => {
	expect(legalShardCounts(open)).toEqual({minimum, maximum});
	expect(scaleDownTarget(open)).toBe(minimum);
	expect(scaleUpTarget(open)).toBe(maximum);
});
