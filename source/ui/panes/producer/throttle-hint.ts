import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../../service/limits.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {ProducerView} from '../../../monitor/producing/producer-view.js';
import type {Remedy} from '../../../monitor/producing/remedy.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {formatCount, formatNumberOf} from '../../drawing/format.js';
import {isHeldBack} from '../../../monitor/producing/held-back.js';
import {BURST_LOAD} from '../../shards/shard-load.js';

/**
A producer without throttling that is below this share of one shard's limit is slowed by something else than the shard.
*/
const SLOW_PART = 0.8;

/**
In full, and as short as it can be.
*/
const remedyTexts = (remedy: Remedy, userCount: number): readonly string[] => {
	switch (remedy.type) {
		case 'more-shards': {
			return [`+ makes it about ${formatCount(remedy.acceptedPerSecond)}/s`];
		}

		case 'more-keys': {
			return [`the ${formatNumberOf(userCount, 'key')} fall into few shards: u spreads them, + does not`, 'u spreads the keys, + does not'];
		}

		case 'hot-key': {
			return [`more shards do not help ${sanitize(remedy.partitionKey)}`];
		}
	}
};

const isOpen = ({state}: ShardView): boolean => state === 'open';

/**
What the open shards take together, in records a second.
*/
export const capacityOf = (shards: readonly ShardView[]): number => shards.filter(shard => isOpen(shard)).length * SHARD_WRITE_RECORDS_PER_SECOND;

/**
What holds the producer back, and what would help, while something does: in full, and for little room what would help alone. How much it holds back is in the figures.
*/
export const throttleHints = (producer: ProducerView, shards: readonly ShardView[]): readonly string[] => {
	const {throttledPerSecond, acceptedPerSecond, remedy, userCount} = producer;
	const open = shards.filter(shard => isOpen(shard));
	if (!isHeldBack(producer) || open.length === 0) {
		return [];
	}

	const fullCount = open.filter(shard => shard.throttledPerSecond > 0).length;
	const isOrderSlow = throttledPerSecond === 0 && acceptedPerSecond < SHARD_WRITE_RECORDS_PER_SECOND * SLOW_PART;
	const reason = fullCount > 0 && fullCount < open.length
		? `${formatCount(fullCount)} of ${formatNumberOf(open.length, 'shard')} full`
		: (isOrderSlow
			? 'each key is sent in order, one call at a time'
			: `${formatNumberOf(open.length, 'shard')} ${open.length === 1 ? 'takes' : 'take'} ${formatCount(capacityOf(open))} records/s or ${formatCount(open.length)} MB/s`);
	const [full = '', ...shorter] = remedy ? remedyTexts(remedy, userCount) : [];
	return remedy ? [`${reason}; ${full}`, full, ...shorter] : [reason];
};

/**
Why more is accepted than the shards take in a second, while it is.
*/
export const burstHints = ({acceptedPerSecond}: ProducerView, shards: readonly ShardView[]): readonly string[] => {
	const capacity = capacityOf(shards);
	return capacity > 0 && acceptedPerSecond > capacity * BURST_LOAD
		? [`above ${formatCount(capacity)}/s for a moment: a burst, from what the shards had left over`, `above ${formatCount(capacity)}/s: a burst`]
		: [];
};
