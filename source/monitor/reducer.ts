import {isDeepStrictEqual} from 'node:util';
import type {Shard} from '../service/shard.js';
import type {StreamSummary} from '../service/stream.js';
import {withEntry} from './activity-log.js';
import type {MonitorEvent} from './monitor-event.js';
import {inHashKeyOrder} from './meters/shard-order.js';
import type {ActivityEntry} from './state.js';
import {absenceNews, recreatedNews, summaryNews} from './watching/stream-news.js';
import type {TrackedState} from './tracked-state.js';

const note = (state: TrackedState, entry: Omit<ActivityEntry, 'id'>): TrackedState => ({...state, activity: withEntry(state.activity, entry)});

const noteEach = (state: TrackedState, at: number, texts: readonly string[]): TrackedState => {
	let noted = state;
	for (const text of texts) {
		noted = note(noted, {at, kind: 'event', text});
	}

	return noted;
};

const onSummary = (state: TrackedState, next: StreamSummary, at: number): TrackedState => {
	const previous = state.stream;
	if (previous && state.connectivity === 'present' && isDeepStrictEqual(previous, next)) {
		return state;
	}

	const isAnotherStream = previous?.createdAt !== next.createdAt;
	return {
		...noteEach(state, at, summaryNews(state, next, at)),
		connectivity: 'present',
		asOf: undefined,
		stream: next,
		statusSince: isAnotherStream || previous.status !== next.status ? at : state.statusSince,
		shards: isAnotherStream ? [] : state.shards,
		problem: state.connectivity === 'unreachable' ? undefined : state.problem,
		settledShardCount: next.status === 'ACTIVE' ? next.openShardCount : (isAnotherStream ? undefined : state.settledShardCount),
	};
};

const onAbsent = (state: TrackedState, at: number): TrackedState => state.connectivity === 'absent'
	? state
	: {
		...noteEach(state, at, absenceNews(state, at)),
		connectivity: 'absent',
		asOf: undefined,
		stream: undefined,
		statusSince: undefined,
		shards: [],
		problem: undefined,
		settledShardCount: undefined,
	};

const onProblem = (state: TrackedState, event: MonitorEvent & {type: 'problem' | 'unreachable'}): TrackedState => {
	const {at, problem} = event;
	const connectivity = event.type === 'unreachable' ? 'unreachable' : state.connectivity;
	return state.connectivity === connectivity && state.problem?.message === problem.message
		? state
		: {
			...note(state, {at, kind: 'problem', text: problem.message}), connectivity, problem, asOf: event.type === 'unreachable' ? event.answeredAt : state.asOf,
		};
};

const isSameShard = (a: Shard, b: Shard | undefined): boolean => a.shardId === b?.shardId && a.endingSequenceNumber === b.endingSequenceNumber;

const onShards = (state: TrackedState, listed: readonly Shard[]): TrackedState => {
	const shards = inHashKeyOrder(listed);
	const isSame = shards.length === state.shards.length && shards.every((shard, index) => isSameShard(shard, state.shards[index]));
	return isSame || state.stream === undefined ? state : {...state, shards};
};

const onRecreated = (state: TrackedState, createdAt: number, at: number): TrackedState => {
	if (state.stream === undefined || state.stream.createdAt === createdAt) {
		return state;
	}

	return {
		...note(state, {at, kind: 'event', text: recreatedNews()}),
		stream: {...state.stream, createdAt},
		statusSince: at,
		shards: [],
	};
};

const endAction = (state: TrackedState, entry: Omit<ActivityEntry, 'id'>): TrackedState => ({
	...note(state, entry),
	runningAction: undefined,
	lastAction: state.runningAction && {id: state.runningAction.id, endedAt: entry.at},
});

/**
The next state. Pure. It is the same object if nothing changed, so that nothing is published.
*/
export const reduce = (state: TrackedState, event: MonitorEvent): TrackedState => {
	const {at} = event;
	switch (event.type) {
		case 'summary': {
			return onSummary(state, event.summary, at);
		}

		case 'shards': {
			return onShards(state, event.shards);
		}

		case 'absent': {
			return onAbsent(state, at);
		}

		case 'unreachable':
		case 'problem': {
			return onProblem(state, event);
		}

		case 'problem-cleared': {
			return state.problem?.code === event.code ? {...state, problem: undefined} : state;
		}

		case 'recreated': {
			return onRecreated(state, event.createdAt, at);
		}

		case 'action-started': {
			const {id, label, command} = event;
			return {
				...note(state, {
					at, kind: 'action', text: label, command,
				}),
				runningAction: {
					id, label, progress: '', startedAt: at,
				},
			};
		}

		case 'action-progressed': {
			return state.runningAction ? {...state, runningAction: {...state.runningAction, progress: event.progress}} : state;
		}

		case 'action-finished': {
			return endAction(state, {at, kind: 'action', text: event.text});
		}

		case 'action-failed': {
			return endAction(state, {at, kind: 'problem', text: event.message});
		}

		case 'written': {
			const {type, ...written} = event;
			return {...state, written};
		}

		case 'noted': {
			const {kind, text, command, series} = event;
			return note(state, {
				at, kind, text, command, series,
			});
		}
	}
};
