import type {Clock} from '../../time/clock.js';
import type {ReadEvent} from '../../service/read-event.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import type {MonitorEvent, Problem} from '../monitor-event.js';
import type {MonitorOptions} from '../monitor-options.js';
import type {ShownPart} from '../part.js';
import {reduce} from '../reducer.js';
import type {ActivityEntry, MonitorState} from '../state.js';
import {initialState, type TrackedState} from '../tracked-state.js';
import {createStreamWatcher} from './stream-watcher.js';

/**
The part that knows the stream: its state, the activity log, and the watcher.
*/
export type StreamPart = ShownPart<MonitorState> & {
	readonly state: MonitorState;
	/**
	Whether this session created, scaled or deleted the stream, or tried to.
	*/
	readonly hasActed: boolean;
	dispatch(event: MonitorEvent): void;
	/**
	Adds a line to the activity log.
	*/
	report(entry: Omit<ActivityEntry, 'id' | 'at'>): void;
	onProblem(problem: Problem): void;
	onCleared(code: string): void;
	/**
	Looks at the stream now, before the next turn; resolves when the look is done.
	*/
	lookNow(): Promise<void>;
};

const endText = ({shardId, childShardIds}: ReadEvent & {type: 'shard-ended'}): string => {
	const children = childShardIds.map(child => shortShardId(child)).join(', ');
	return `shard ${shortShardId(shardId)} is closed and read to its end${children === '' ? '' : `: goes on in ${children}`}`;
};

export const createStreamPart = (options: Pick<MonitorOptions, 'connection' | 'streamName' | 'profile' | 'clock' | 'random' | 'isReadOnly' | 'activity'> & {
	readonly clock: Clock;
	onChange(state: MonitorState, before: MonitorState, event: MonitorEvent): void;
}): StreamPart => {
	const {connection, streamName, profile, clock, isReadOnly} = options;
	const {region, isEmbedded} = connection;
	let hasActed = false;
	let state: TrackedState = {
		...initialState({
			streamName, region, endpoint: connection.endpoint, isEmbedded, isReadOnly, profile,
		}),
		activity: options.activity ?? [],
	};

	const dispatch = (event: MonitorEvent) => {
		hasActed ||= event.type === 'action-started';
		const before = state;
		// An embedded endpoint has one once it listens.
		const {endpoint} = connection;
		state = reduce(before.endpoint === endpoint ? before : {...before, endpoint}, event);
		if (state !== before) {
			options.onChange(state, before, event);
		}
	};

	const report = (entry: Omit<ActivityEntry, 'id' | 'at'>) => {
		dispatch({type: 'noted', at: clock.now(), ...entry});
	};

	const watcher = createStreamWatcher({...options, dispatch, getState: () => state});

	return {
		get state() {
			return state;
		},
		get hasActed() {
			return hasActed;
		},
		dispatch,
		report,
		onProblem(problem) {
			dispatch({type: 'problem', at: clock.now(), problem});
		},
		onCleared(code) {
			dispatch({type: 'problem-cleared', at: clock.now(), code});
		},
		lookNow: watcher.lookNow,
		take(event, at) {
			if (event.type === 'shard-ended') {
				report({kind: 'event', text: endText(event)});
			} else if (event.type === 'stream-recreated') {
				dispatch({type: 'recreated', at, createdAt: event.createdAt});
			} else if (event.type !== 'stream-deleted') {
				return;
			}

			// The reader noticed first, so the watcher looks at once.
			void watcher.lookNow();
		},
		view: () => state,
		run: watcher.run,
	};
};
