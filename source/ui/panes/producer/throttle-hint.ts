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
Below this part of what one shard takes, and with nothing turned down, it is not the shard that holds the producer back.
*/
const SLOW_PART = 0.8;

const remedyText = (remedy: Remedy, userCount: number): string => {
	switch (remedy.type) {
		case 'more-shards': {
			return `+ makes it about ${formatCount(remedy.acceptedPerSecond)}/s`;
		}

		case 'more-keys': {
			return `the ${formatNumberOf(userCount, 'key')} fall together: u spreads them, + does not`;
		}

		case 'hot-key': {
			return `no count of shards cures ${sanitize(remedy.partitionKey)}`;
		}
	}
};

/**
What holds the producer back, and what would help: said when it shows. First how much is turned down and waits, then why.
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
			? 'a key goes in order, call after call'
			: `${formatNumberOf(open.length, 'shard')} ${open.length === 1 ? 'takes' : 'take'} ${records} records/s or ${formatCount(open.length)} MB/s`);
	return [...held, line(remedy ? `${reason};` : reason), ...(remedy ? [line(remedyText(remedy, userCount))] : [])];
};
