import type {Snapshot} from '../monitor/snapshot.js';
import {formatNumberOf} from './format.js';

/**
Why there is nothing in the feed, and what would change that. `produceKey` is empty where there is no such key.
*/
export const feedHint = ({state, shards, producer}: Snapshot, produceKey: string): readonly string[] => {
	if (state.connectivity === 'connecting' || !state.stream) {
		return ['Records appear here as soon as there is a stream.'];
	}

	if (state.stream.status === 'CREATING') {
		return ['The stream is being created. It takes records as soon as it is ACTIVE.'];
	}

	if (state.stream.status === 'DELETING') {
		return ['The stream is being deleted, and its records with it.'];
	}

	const stopped = shards.filter(({reader}) => reader === 'throttled' || reader === 'retrying').length;
	if (stopped > 0) {
		return [`Reading waits on ${formatNumberOf(stopped, 'shard')}; the table above says for how long.`];
	}

	if (producer.totals.accepted > 0) {
		return [`${formatNumberOf(producer.totals.accepted, 'record')} accepted; the next read brings them.`];
	}

	if (producer.isProducing) {
		return ['The first records are on their way.'];
	}

	return [
		'No record has come since clickmon began to read.',
		produceKey === '' ? 'Whatever is written to the stream appears here.' : `${produceKey} starts the producer; whatever else is written to the stream appears here too.`,
	];
};
