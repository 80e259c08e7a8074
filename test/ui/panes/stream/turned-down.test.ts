import {expect, test} from 'vitest';
import {plainTheme} from '../../../../source/ui/appearance/theme.js';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {greedyParts} from '../../../../source/ui/panes/stream/greedy-parts.js';
import {turnedDownParts} from '../../../../source/ui/panes/stream/turned-down-parts.js';
import {openShard} from '../../snapshots.js';

const shown = (throttled: readonly number[]) => turnedDownParts(throttled.map((throttledPerSecond, index) => openShard(index, index, throttled.length, {throttledPerSecond})), plainTheme).map(part => lineText(part));

test.each([
	[[0, 0], []],
	[[0, 111], ['turned down: shard 1 111/s']],
	[[40, 0, 1200], ['turned down: shard 2 1,200/s, shard 0 40/s']],
	[[1, 2, 3, 4, 5], ['turned down: shard 4 5.0/s, shard 3 4.0/s, shard 2 3.0/s, and 2 more']],
])('what shards turn down is said shard by shard, the most first: %j', (throttled, texts) => {
	expect(shown(throttled)).toEqual(texts);
});

test('what greedy consumers get and are refused is said', () => {
	const greedy = {
		consumers: 2, shards: 1, answeredPerSecond: 5, refusedPerSecond: 12.4,
	};
	expect(greedyParts(greedy, plainTheme).map(part => lineText(part))).toEqual(['2 greedy: 5.0 reads/s, 12 refused']);
	expect(greedyParts(undefined, plainTheme)).toEqual([]);
});
