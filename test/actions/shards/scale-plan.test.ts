import {expect, test} from 'vitest';
import {checkScaling} from '../../../source/actions/shards/scale-plan.js';
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
