import {startWords} from '../../../../actions/reading/start-words.js';
import {GET_RECORDS_CALLS_PER_SECOND, SHARD_READ_BYTES_PER_SECOND} from '../../../../service/limits.js';
import type {ShardView} from '../../../../monitor/snapshot.js';
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
The service refuses reads, because there are too many.
*/
export const throttled: Reason = ({shards, reading, at}, {fanOut}) => {
	const stopped = shardsByReader(shards).get('throttled');
	if (!stopped) {
		return undefined;
	}

	return reading.mode === 'fan-out'
		? [`The service throttles ${formatNumberOf(stopped.length, 'shard')} of ${countReadNow(shards)}.${nextTry(stopped, at)}`]
		: [
			`Other consumers take the reads of ${formatNumberOf(stopped.length, 'shard')} of ${countReadNow(shards)}: all who poll a shard share ${GET_RECORDS_CALLS_PER_SECOND} calls and ${READ_MEGABYTES} MB a second.${nextTry(stopped, at)}`,
			...withKey(fanOut, 'reads by enhanced fan-out, which shares with nobody.'),
		];
};

/**
Reads fail for a while.
*/
export const failing: Reason = ({shards, at}) => {
	const stopped = shardsByReader(shards).get('retrying');
	return stopped && [`Reading failed on ${formatNumberOf(stopped.length, 'shard')} of ${countReadNow(shards)}, and is tried again.${nextTry(stopped, at)}`];
};

/**
Every shard goes on where another one ends.
*/
export const waiting: Reason = ({shards}) => {
	const readers = shardsByReader(shards);
	const count = readers.get('waiting-for-parents')?.length ?? 0;
	return count > 0 && !readers.has('reading')
		? [`${formatNumberOf(count, 'shard')} ${count === 1 ? 'waits' : 'wait'} until the shards before are read to their end: so the order of every key is kept.`]
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
		// A sequence number that the service refuses, say. Beside a long problem, a feed at 80×24 has two rows.
		? [`Reading cannot begin${from}: see below.`, ...withKey(keys.start, 'starts somewhere else; meanwhile it is tried again.')]
		: [`Reading begins${from}.`];
};

/**
Reading goes through time in which nothing was written.
*/
export const behind: Reason = ({shards, at}) => {
	const lag = readingLag(shards);
	return lag === 0
		? undefined
		: [`Only empty pages so far, up to ${formatTime(at - lag)}: ${formatElapsed(lag)} behind the newest.`, 'The service gives one page after the other, also of times in which nothing was written: reading goes on.'];
};

/**
Our own records are not back yet.
*/
export const onTheWay: Reason = ({producer}) => {
	const inFlight = producer.proof?.inFlight ?? producer.totals.accepted;
	if (inFlight > 0) {
		return [`${formatNumberOf(inFlight, 'record')} accepted; the next read brings them.`];
	}

	return producer.isProducing ? ['The first records are on their way.'] : undefined;
};
