import type {ShardView} from '../../monitor/meters/shard-view.js';
import {isHeldBack} from '../../monitor/producing/held-back.js';
import type {ProducerView} from '../../monitor/producing/producer-view.js';
import {counted, grouped} from '../../words.js';

/**
A stream that takes less than is wanted stands out in a log too: what is wanted and accepted a second, and how many shards are full. Empty while nothing waits.
*/
export const heldBackWords = (producer: ProducerView, shards: readonly ShardView[]): string => {
	if (!isHeldBack(producer)) {
		return '';
	}

	const {targetRate, acceptedPerSecond, throttledPerSecond} = producer;
	const open = shards.filter(({state}) => state === 'open');
	const full = open.filter(shard => shard.throttledPerSecond > 0).length;
	const shardWords = full > 0 ? `, ${grouped(full)} of ${counted(open.length, 'shard')} full` : '';
	return `; HELD BACK: wanted ${grouped(targetRate)}/s, accepted ${grouped(Math.round(acceptedPerSecond))}/s, turned down ${grouped(Math.round(throttledPerSecond))}/s${shardWords}`;
};
