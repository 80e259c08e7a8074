import {HOT_LOAD, loadOf} from '../../service/shard-load.js';
import type {ShardView} from '../../monitor/meters/shard-view.js';

/**
The state of a shard in the table. `full`: it throttles our puts, which says more than a rate near the limit.
*/
export type ShardTone = 'normal' | 'high' | 'full' | 'closed';

export const toneOf = (shard: ShardView): ShardTone => {
	if (shard.state === 'closed') {
		return 'closed';
	}

	if (shard.throttledPerSecond > 0) {
		return 'full';
	}

	return loadOf(shard) >= HOT_LOAD ? 'high' : 'normal';
};
