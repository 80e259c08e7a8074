import {expect, test} from 'vitest';
import {checkScaling, stepsTo} from '../../../source/actions/shards/scale-plan.js';
import {summaryOf} from '../../monitor/fixtures.js';

// API Reference, UpdateShardCount: at most double, at least half of the open shards, provisioned mode, ACTIVE.
test.each([
	[{openShardCount: 1}, 2, undefined],
	[{openShardCount: 3}, 2, undefined],
	[{openShardCount: 2}, 5, 'cannot go to 5 shards at once: from 2 open shards the service takes 1 to 4'],
	[{openShardCount: 5}, 2, 'cannot go to 2 shards at once: from 5 open shards the service takes 3 to 10'],
	[{openShardCount: 1}, 0, 'cannot go to 0 shards at once: from 1 open shard the service takes 1 to 2'],
	[{openShardCount: 1}, 1.5, 'cannot go to 1.5 shards at once'],
	[{openShardCount: 1, status: 'UPDATING' as const}, 2, 'is UPDATING: wait until it is ACTIVE'],
	[{openShardCount: 4, mode: 'ON_DEMAND' as const}, 2, 'is on demand: the service scales it by itself'],
])('from %o to %d', (stream, target, message) => {
	const check = () => {
		checkScaling(summaryOf(stream), target);
	};

	if (message === undefined) {
		expect(check).not.toThrow();
	} else {
		expect(check).toThrow(message);
	}
});

// API Reference, UpdateShardCount: ten times in 24 hours, 10,000 shards at most; and the account has a limit of its own.
test.each([
	[1, 1024, undefined, [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]],
	[1, 1025, undefined, 'The stream “clickstream-lab” has 1 open shard: to 1,025 it takes 11 steps, and the service takes 10 in 24 hours. Scale to 1,024 first, and on the next day further.'],
	[6000, 10_000, undefined, [10_000]],
	[6000, 10_001, undefined, 'cannot go to 10,001 shards: the service takes 1 to 10,000.'],
	[2, 0, undefined, 'cannot go to 0 shards: the service takes 1 to 10,000.'],
	[2, 1.5, undefined, 'the service takes 1 to 10,000.'],
	[2, 2, 0, []],
	[2, 4, 2, [4]],
	[2, 5, 2, 'The account has room for 2 more open shards in this region, and stream “clickstream-lab” would need 3: ask AWS for a higher quota, or scale to 4 at most.'],
	[2, 3, -1, 'The account has room for 0 more open shards in this region, and stream “clickstream-lab” would need 1: ask AWS for a higher quota, or scale to 2 at most.'],
])('the steps from %d to %d with room for %s', (openShardCount, target, room, expected) => {
	const steps = () => stepsTo(summaryOf({openShardCount}), target, room);
	if (typeof expected === 'string') {
		expect(steps).toThrow(expected);
	} else {
		expect(steps()).toEqual(expected);
	}
});

test('no plan for a stream on demand', () => {
	expect(() => stepsTo(summaryOf({mode: 'ON_DEMAND'}), 2, undefined)).toThrow('is on demand');
});
