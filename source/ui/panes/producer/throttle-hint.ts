import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import type {ProducerView, Remedy, ShardView} from '../../../monitor/snapshot.js';
import {
	formatCount,
	formatElapsed,
	formatNumberOf,
	formatRate,
} from '../../drawing/format.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {line, type Line} from '../../drawing/line.js';
import type {Theme} from '../../appearance/theme.js';

/**
A producer without throttling that is below this share of one shard's limit is slowed by something else than the shard.
*/
const SLOW_PART = 0.8;

const remedyText = (remedy: Remedy, userCount: number): string => {
	switch (remedy.type) {
		case 'more-shards': {
			return `+ makes it about ${formatCount(remedy.acceptedPerSecond)}/s`;
		}

		case 'more-keys': {
			return `the ${formatNumberOf(userCount, 'key')} fall into few shards: u spreads them, + does not`;
		}

		case 'hot-key': {
			return `more shards do not help ${sanitize(remedy.partitionKey)}`;
		}
	}
};

/**
What slows the producer down, and what helps. First the throttled rate and the waiting records, then the reason.
*/
export const throttleHint = ({throttledPerSecond, acceptedPerSecond, waiting, remedy, userCount}: ProducerView, shards: readonly ShardView[], theme: Theme): readonly Line[] => {
	if (throttledPerSecond === 0 && waiting.records === 0) {
		return [];
	}

	const open = shards.filter(shard => shard.state === 'open');
	const full = open.filter(shard => shard.throttledPerSecond > 0).length;
	const records = formatCount(open.length * SHARD_WRITE_RECORDS_PER_SECOND);
	const held = [
		...(throttledPerSecond > 0 ? [line(`throttled ${formatRate(throttledPerSecond)}/s:`, theme.bad)] : []),
		...(waiting.records > 0 ? [line(`${formatCount(waiting.records)} waiting for up to ${formatElapsed(waiting.milliseconds)}:`, theme.warning)] : []),
	];
	const isOrderSlow = throttledPerSecond === 0 && acceptedPerSecond < SHARD_WRITE_RECORDS_PER_SECOND * SLOW_PART;
	const reason = full > 0 && full < open.length
		? `${formatCount(full)} of ${formatNumberOf(open.length, 'shard')} full`
		: (isOrderSlow
			? 'each key is sent in order, one call at a time'
			: `${formatNumberOf(open.length, 'shard')} ${open.length === 1 ? 'takes' : 'take'} ${records} records/s or ${formatCount(open.length)} MB/s`);
	return [...held, line(remedy ? `${reason};` : reason), ...(remedy ? [line(remedyText(remedy, userCount))] : [])];
};
