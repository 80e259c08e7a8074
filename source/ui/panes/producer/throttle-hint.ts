import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import type {ProducerView, ShardView} from '../../../monitor/snapshot.js';
import {formatCount, formatNumberOf, formatRate} from '../../drawing/format.js';
import {line, type Line} from '../../drawing/line.js';
import type {Theme} from '../../appearance/theme.js';

/**
Why a stream is scaled, and why that does not help a hot key: said when it shows.
*/
export const throttleHint = (producer: ProducerView, shards: readonly ShardView[], theme: Theme): readonly Line[] => {
	if (producer.throttledPerSecond === 0) {
		return [];
	}

	const open = shards.filter(shard => shard.state === 'open');
	const full = open.filter(shard => shard.throttledPerSecond > 0).length;
	const records = formatCount(open.length * SHARD_WRITE_RECORDS_PER_SECOND);
	const reason = full > 0 && full < open.length
		? `${formatCount(full)} of ${formatNumberOf(open.length, 'shard')} full: hot keys`
		: `${formatNumberOf(open.length, 'shard')} ${open.length === 1 ? 'takes' : 'take'} ${records} records/s or ${formatCount(open.length)} MB/s`;
	return [line(`throttled ${formatRate(producer.throttledPerSecond)}/s:`, theme.bad), line(reason)];
};
