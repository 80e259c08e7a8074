import type {ShardView} from '../../monitor/meters/shard-view.js';
import type {ProducerView} from '../../monitor/producing/producer-view.js';
import {counted, grouped} from '../../words.js';

/**
What waits for less than this is a hiccup, and no news.
*/
const HICCUP_MILLISECONDS = 1000;

/**
A stream that takes less than is wanted stands out in a log too: what is wanted and accepted a second, and how many shards are full. Empty while nothing waits.
*/
export const heldBackWords = ({waiting, targetRate, acceptedPerSecond, throttledPerSecond}: ProducerView, shards: readonly ShardView[]): string => {
	if (throttledPerSecond === 0 && (waiting.records === 0 || waiting.milliseconds < HICCUP_MILLISECONDS)) {
		return '';
	}

	const open = shards.filter(({state}) => state === 'open');
	const full = open.filter(shard => shard.throttledPerSecond > 0).length;
	const shardWords = full > 0 ? `, ${grouped(full)} of ${counted(open.length, 'shard')} full` : '';
	return `; HELD BACK: wanted ${grouped(targetRate)}/s, accepted ${grouped(Math.round(acceptedPerSecond))}/s, turned down ${grouped(Math.round(throttledPerSecond))}/s${shardWords}`;
};
