import {HOT_LOAD, loadOf} from '../../service/shard-load.js';
import type {ShardView} from '../../monitor/meters/shard-view.js';
import type {Style, Theme} from '../appearance/theme.js';

/**
The state of a shard in the table. `full`: it throttles our puts, which says more than a rate near the limit.
*/
export type ShardTone = 'normal' | 'high' | 'full' | 'closed';

/**
A mean a little above the limit comes from its window; from here on it is a burst, from what a shard had left over.
*/
export const BURST_LOAD = 1.02;

/**
The tone of a load, as a share of a limit: of a shard, of one of its two limits, or of several shards together.
*/
export const loadTone = (load: number): 'normal' | 'high' => load >= HOT_LOAD ? 'high' : 'normal';

export const toneOf = (shard: ShardView): ShardTone => {
	if (shard.state === 'closed') {
		return 'closed';
	}

	return shard.throttledPerSecond > 0 ? 'full' : loadTone(loadOf(shard));
};

/**
The colour of a load, wherever it is shown.
*/
export const toneStyle = (tone: ShardTone, theme: Theme): Style => ({
	normal: theme.good, high: theme.warning, full: theme.bad, closed: theme.muted,
})[tone];
