import type {StreamSummary} from '../../service/stream.js';
import {isOwnChange, type TrackedState} from '../tracked-state.js';

const SCALING = ['scale-up', 'scale-down', 'scale-to', 'split-shard', 'merge-shards'];
// Each of these makes the stream UPDATING.
const UPDATES = [...SCALING, 'change-settings'];
const CREATION = ['create-stream'];
const DELETION = ['tear-down'];

/**
`1 open shard`, `2 open shards`.
*/
export const openShards = (count: number): string => `${count} open shard${count === 1 ? '' : 's'}`;

const shardCountNews = (state: TrackedState, next: StreamSummary, at: number): string[] => {
	const before = state.settledShardCount;
	const isSettledElsewhere = before !== undefined && before !== next.openShardCount && next.status === 'ACTIVE';
	return isSettledElsewhere && !isOwnChange(state, at, SCALING) ? [`rescaled from outside: ${before} → ${openShards(next.openShardCount)}`] : [];
};

const statusNews = (state: TrackedState, previous: StreamSummary, next: StreamSummary, at: number): string[] => {
	if (previous.status === next.status) {
		return [];
	}

	const change = `${previous.status} → ${next.status}`;
	if (next.status === 'ACTIVE') {
		return [`${change}: ${openShards(next.openShardCount)}`];
	}

	const isOwn = isOwnChange(state, at, next.status === 'DELETING' ? DELETION : UPDATES);
	return [`${change}${isOwn ? '' : ', changed from outside'}`];
};

const settingsNews = (previous: StreamSummary, next: StreamSummary): string[] => {
	const settings = [
		['mode', previous.mode, next.mode],
		['retention', `${previous.retentionHours} h`, `${next.retentionHours} h`],
		['consumers', previous.consumerCount, next.consumerCount],
		['encryption', previous.encryptionType, next.encryptionType],
		['largest record', `${previous.maxRecordSizeInKib} KiB`, `${next.maxRecordSizeInKib} KiB`],
	] as const;
	return settings.filter(([, before, after]) => before !== after).map(([name, before, after]) => `${name}: ${before} → ${after}`);
};

const appearanceNews = (state: TrackedState, next: StreamSummary, at: number): string => {
	const isNew = state.connectivity === 'absent';
	const origin = isOwnChange(state, at, CREATION) ? '' : ' from outside';
	return isNew ? `created${origin}: ${next.status}` : `found: ${next.status}, ${openShards(next.openShardCount)}`;
};

/**
The news in a new summary, in words; none if nothing happened.
*/
export const summaryNews = (state: TrackedState, next: StreamSummary, at: number): string[] => {
	const previous = state.stream;
	if (previous === undefined) {
		return [appearanceNews(state, next, at)];
	}

	if (previous.createdAt !== next.createdAt) {
		return [recreatedNews(next.status)];
	}

	return [
		...(state.connectivity === 'unreachable' ? ['answers again'] : []),
		...statusNews(state, previous, next, at),
		...shardCountNews(state, next, at),
		...settingsNews(previous, next),
	];
};

/**
The news of a stream that was deleted and created again between two looks.
*/
export const recreatedNews = (status?: string): string => `re-created: another stream under the same name${status === undefined ? '' : `, ${status}`}`;

/**
The news if the service knows no such stream.
*/
export const absenceNews = (state: TrackedState, at: number): string[] => {
	if (state.connectivity === 'absent') {
		return [];
	}

	if (state.stream === undefined) {
		return ['there is no such stream yet'];
	}

	const wasExpected = state.stream.status === 'DELETING' || isOwnChange(state, at, DELETION);
	return [`deleted${wasExpected ? '' : ' from outside'}`];
};
