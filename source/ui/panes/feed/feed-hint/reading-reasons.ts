import {startWords} from '../../../../actions/reading/start-words.js';
import {GET_RECORDS_CALLS_PER_SECOND, SHARD_READ_BYTES_PER_SECOND} from '../../../../service/limits.js';
import type {ShardView} from '../../../../monitor/meters/shard-view.js';
import {formatElapsed, formatNumberOf, formatTime} from '../../../drawing/format.js';
import {readingLag, shardsByReader} from '../../../shards/per-shards.js';
import {withKey, type Reason} from './reason.js';

const READ_MEGABYTES = SHARD_READ_BYTES_PER_SECOND / (1024 * 1024);

const countReadNow = (shards: readonly ShardView[]): number => shards.length - (shardsByReader(shards).get('ended')?.length ?? 0);

const nextTry = (stopped: readonly ShardView[], at: number): string => {
	const retryAt = Math.min(...stopped.map(shard => shard.retryAt ?? Infinity));
	return Number.isFinite(retryAt) ? ` The next try is in ${formatElapsed(retryAt - at)}.` : '';
};

/**
The service refuses reads because there are too many.
*/
export const throttled: Reason = ({shards, reading, at}, {fanOut}) => {
	const stopped = shardsByReader(shards).get('throttled');
	if (!stopped) {
		return undefined;
	}

	return reading.mode === 'fan-out'
		? [`The service throttles ${formatNumberOf(stopped.length, 'shard')} of ${countReadNow(shards)}.${nextTry(stopped, at)}`]
		: [
			`Other consumers use up the reads of ${formatNumberOf(stopped.length, 'shard')} of ${countReadNow(shards)}: all consumers that poll a shard share ${GET_RECORDS_CALLS_PER_SECOND} calls and ${READ_MEGABYTES} MB a second.${nextTry(stopped, at)}`,
			...withKey(fanOut, 'switches to enhanced fan-out, which has its own limit.'),
		];
};

/**
Reads fail for a while.
*/
export const failing: Reason = ({shards, at}) => {
	const stopped = shardsByReader(shards).get('retrying');
	return stopped && [`Reading failed on ${formatNumberOf(stopped.length, 'shard')} of ${countReadNow(shards)}. clickmon keeps trying.${nextTry(stopped, at)}`];
};

/**
Every shard waits for its parents.
*/
export const waiting: Reason = ({shards}) => {
	const readers = shardsByReader(shards);
	const count = readers.get('waiting-for-parents')?.length ?? 0;
	return count > 0 && !readers.has('reading')
		? [`${formatNumberOf(count, 'shard')} ${count === 1 ? 'waits' : 'wait'} until the parent shards are read to the end. This keeps the order of each key.`]
		: undefined;
};

/**
No shard has been read yet.
*/
export const starting: Reason = ({shards, reading: {start}, state: {problem}, at}, keys) => {
	const readers = shardsByReader(shards);
	if (readers.has('reading') || readers.has('ended')) {
		return undefined;
	}

	const from = start ? ` ${startWords(start.from, at)}` : '';
	return problem
		// For example a sequence number that the service refuses. Beside a long problem, a feed at 80×24 has two rows.
		? [`Reading cannot begin${from}; the reason stands below.`, ...withKey(keys.start, 'starts somewhere else. clickmon keeps trying.')]
		: [`Reading begins${from}.`];
};

/**
Reading passes through a time without records.
*/
export const behind: Reason = ({shards, at}) => {
	const lag = readingLag(shards);
	return lag === 0
		? undefined
		: [`Only empty pages so far. Reading is at ${formatTime(at - lag)}, ${formatElapsed(lag)} behind the newest record.`, 'The service also returns pages for times without records. Reading goes on.'];
};

/**
Our own records are not read back yet.
*/
export const onTheWay: Reason = ({producer}) => {
	const inFlight = producer.proof?.inFlight ?? producer.totals.accepted;
	if (inFlight > 0) {
		return [`${formatNumberOf(inFlight, 'record')} accepted; the next read brings them.`];
	}

	return producer.isProducing ? ['The first records are on their way.'] : undefined;
};
