import {startWords} from '../actions/start-words.js';
import type {ShardView, Snapshot} from '../monitor/snapshot.js';
import {formatElapsed, formatNumberOf, formatTime} from './format.js';
import {readingLag} from './reading-lag.js';

/**
The keys that would change something, as a person reads them; empty where there is no such key.
*/
export type HintKeys = {
	readonly produce: string;
	readonly start: string;
	readonly fanOut: string;
};

/**
Lines that say why the feed is empty, or undefined when that is not the reason.
*/
type Reason = (snapshot: Snapshot, keys: HintKeys) => readonly string[] | undefined;

const withKey = (key: string, does: string): readonly string[] => key === '' ? [] : [`${key} ${does}`];

const noStream: Reason = ({state}) => {
	if (state.stream) {
		return undefined;
	}

	switch (state.connectivity) {
		case 'unreachable': {
			return ['Nothing is known of the stream yet: the line below says why.', 'clickmon goes on trying; records appear here as soon as there is an answer.'];
		}

		case 'absent': {
			return ['There is no stream. Records appear here as soon as there is one, from its first on.'];
		}

		case 'connecting':
		case 'present': {
			return ['Records appear here as soon as there is a stream.'];
		}
	}
};

const changing: Reason = ({state: {stream, statusSince}, at}) => {
	const lasted = statusSince === undefined ? '' : ` for ${formatElapsed(at - statusSince)}`;
	if (stream?.status === 'CREATING') {
		return [`The stream has been CREATING${lasted}. It takes records as soon as it is ACTIVE.`];
	}

	return stream?.status === 'DELETING' ? ['The stream is being deleted, and its records with it.'] : undefined;
};

const permissionProblems: ReadonlySet<string> = new Set(['reading-denied', 'access-denied']);
const credentialProblems: ReadonlySet<string> = new Set(['reading-credentials', 'no-credentials', 'expired-credentials', 'invalid-credentials']);

const forbidden: Reason = ({state: {problem}}) => {
	if (problem && permissionProblems.has(problem.code)) {
		return ['Permission is missing; the line below says which.', 'Reading goes on by itself once it is given.'];
	}

	return problem && credentialProblems.has(problem.code)
		? ['The service wants other credentials; the line below says more.', 'Reading goes on by itself once there are some.']
		: undefined;
};

const disconnected: Reason = ({state}) => state.connectivity === 'unreachable'
	? ['The connection to the service is lost: the line below says how.', 'Reading goes on where it was as soon as it is back; nothing is missed meanwhile.']
	: undefined;

const readNow = (shards: readonly ShardView[]): readonly ShardView[] => shards.filter(({reader}) => reader !== 'ended');

const nextTry = (stopped: readonly ShardView[], at: number): string => {
	const retryAt = Math.min(...stopped.map(shard => shard.retryAt ?? Infinity));
	return Number.isFinite(retryAt) ? ` The next try is in ${formatElapsed(retryAt - at)}.` : '';
};

const throttled: Reason = ({shards, reading, at}, {fanOut}) => {
	const stopped = shards.filter(({reader}) => reader === 'throttled');
	if (stopped.length === 0) {
		return undefined;
	}

	return reading.mode === 'fan-out'
		? [`The service throttles ${formatNumberOf(stopped.length, 'shard')} of ${readNow(shards).length}.${nextTry(stopped, at)}`]
		: [
			`Other consumers take the reads of ${formatNumberOf(stopped.length, 'shard')} of ${readNow(shards).length}: all who poll a shard share 5 calls and 2 MB a second.${nextTry(stopped, at)}`,
			...withKey(fanOut, 'reads by enhanced fan-out, which shares with nobody.'),
		];
};

const failing: Reason = ({shards, at}) => {
	const stopped = shards.filter(({reader}) => reader === 'retrying');
	return stopped.length === 0 ? undefined : [`Reading failed on ${formatNumberOf(stopped.length, 'shard')} of ${readNow(shards).length}, and is tried again.${nextTry(stopped, at)}`];
};

const waiting: Reason = ({shards}) => {
	const count = shards.filter(({reader}) => reader === 'waiting-for-parents').length;
	return count > 0 && shards.every(({reader}) => reader !== 'reading')
		? [`${formatNumberOf(count, 'shard')} wait until those that they came from are read to their end: so the order of every key is kept.`]
		: undefined;
};

const starting: Reason = ({shards, reading: {start}, at}) => shards.some(({reader}) => reader === 'reading' || reader === 'ended')
	? undefined
	: [`Reading begins${start ? ` ${startWords(start.from, at)}` : ''}.`];

const behind: Reason = ({shards, at}) => {
	const lag = readingLag(shards);
	return lag === 0
		? undefined
		: [`Only empty pages so far, up to ${formatTime(at - lag)}: ${formatElapsed(lag)} behind the newest.`, 'The service gives one page after the other, also of times in which nothing was written: reading goes on.'];
};

const onTheWay: Reason = ({producer}) => {
	const inFlight = producer.proof?.inFlight ?? producer.totals.accepted;
	if (inFlight > 0) {
		return [`${formatNumberOf(inFlight, 'record')} accepted; the next read brings them.`];
	}

	return producer.isProducing ? ['The first records are on their way.'] : undefined;
};

const nothingWritten = ({reading: {start}, at}: Snapshot): string => {
	const since = start?.since;
	switch (start?.from.type) {
		case 'latest': {
			return since === undefined
				? 'Reading begins at the latest record.'
				// The time alone: an age would have a silent screen drawn every second.
				: `Reading is from LATEST, and nothing was written since ${formatTime(since)}.`;
		}

		case 'trim-horizon': {
			return 'The stream holds no record: it was read from the oldest on.';
		}

		case 'at-timestamp':
		case 'at-sequence-number':
		case 'after-sequence-number': {
			return `The stream was read ${startWords(start.from, at)} on, and holds no record since then.`;
		}

		case undefined: {
			return 'No record has come since clickmon began to read.';
		}
	}
};

const silent = (snapshot: Snapshot, {produce, start}: HintKeys): readonly string[] => [
	nothingWritten(snapshot),
	...(snapshot.reading.start?.from.type === 'trim-horizon' ? [] : withKey(start, 'starts earlier: 15m ago, or at the oldest record.')),
	produce === '' ? 'Whatever is written to the stream appears here.' : `${produce} starts the producer; whatever else is written to the stream appears here too.`,
];

// The first that is one; what stops reading comes before what makes it slow.
const reasons: readonly Reason[] = [noStream, changing, forbidden, disconnected, throttled, failing, waiting, starting, behind, onTheWay];

/**
Why there is nothing in the feed, and what would change that.
*/
export const feedHint = (snapshot: Snapshot, keys: HintKeys): readonly string[] => {
	for (const reason of reasons) {
		const lines = reason(snapshot, keys);
		if (lines) {
			return lines;
		}
	}

	return silent(snapshot, keys);
};
