import type {ShardView} from '../../../monitor/meters/shard-view.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Theme} from '../../appearance/theme.js';
import {formatCount, formatRate} from '../../drawing/format.js';
import {line, type Line} from '../../drawing/line.js';

const MOST_SHARDS = 3;

/**
How much each full shard turns down of our own puts, the most first; nothing where all is taken.
*/
export const turnedDownParts = (shards: readonly ShardView[], theme: Theme): readonly Line[] => {
	const full = shards.filter(({throttledPerSecond}) => throttledPerSecond > 0).toSorted((a, b) => b.throttledPerSecond - a.throttledPerSecond);
	if (full.length === 0) {
		return [];
	}

	const shown = full.slice(0, MOST_SHARDS).map(({shortId, throttledPerSecond}) => `shard ${sanitize(shortId)} ${formatRate(throttledPerSecond)}/s`);
	const rest = full.length - shown.length;
	return [line(`turned down: ${shown.join(', ')}${rest > 0 ? `, and ${formatCount(rest)} more` : ''}`, theme.bad)];
};
