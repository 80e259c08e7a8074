import type {Observation} from '../../lab/observation.js';
import type {StartPosition} from '../../service/reading-start.js';
import {userNames} from '../../records/click-event.js';
import type {Snapshot} from '../snapshot.js';
import type {ProducerView} from '../producing/producer-view.js';
import type {ActivityEntry, MonitorState} from '../state.js';

type Observe = (observation: Observation) => void;

/**
What a change of the session's state says of the stream, in the lab's words.
*/
export const observeState = (state: MonitorState, before: MonitorState | undefined, at: number, observe: Observe): void => {
	const {stream, shards, connectivity} = state;
	if (stream && connectivity === 'present' && stream !== before?.stream) {
		observe({at, type: 'stream', stream});
	}

	if (stream && shards !== before?.shards && shards.length > 0) {
		observe({at, type: 'shards', shards});
	}

	if (connectivity === 'absent' && before?.connectivity !== 'absent') {
		observe({at, type: 'absent'});
	}
};

/**
What the stream has cost until now.
*/
export const observeCost = (cost: Snapshot['cost'], at: number, observe: Observe): void => {
	if (cost) {
		observe({at, type: 'cost', cost});
	}
};

const ways = {'trim-horizon': 'trim-horizon', latest: 'latest'} as const;

export const observeStart = (from: StartPosition, at: number, observe: Observe): void => {
	observe({at, type: 'reading', from: from.type === 'trim-horizon' || from.type === 'latest' ? ways[from.type] : 'elsewhere'});
};

// One user alone is hot too.
const hotUserOf = ({hotUser, userCount}: ProducerView): string | undefined => hotUser?.user ?? (userCount === 1 ? userNames(1)[0] : undefined);

/**
What an embedded endpoint turned down of other programs; of which shard it does not say.
*/
const createOthersWatch = (observe: Observe): ((snapshot: Snapshot) => void) => {
	let known = 0;
	let others = 0;
	return ({at, producer, everybody}) => {
		const all = everybody?.throttledRecords ?? 0;
		if (all < known) {
			// The stream was created again.
			others = 0;
		}

		known = all;
		// Our own producer knows of its own before the endpoint tells.
		const records = all - producer.totals.throttled - others;
		if (records <= 0) {
			return;
		}

		others += records;
		observe({
			at, type: 'throttled', shardId: undefined, records,
		});
	};
};

/**
What only the passing of time shows: how the producer stands, what was turned down since last time, and how long put to read takes.
*/
export const createSessionWatch = (observe: Observe): ((snapshot: Snapshot) => void) => {
	let throttled = 0;
	const observeOthers = createOthersWatch(observe);
	return snapshot => {
		const {at, producer, shards, reading, cost} = snapshot;
		observeCost(cost, at, observe);
		observe({
			at, type: 'producer', isProducing: producer.isProducing, targetRate: producer.targetRate, userCount: producer.userCount, hotUser: hotUserOf(producer),
		});
		const records = producer.totals.throttled - throttled;
		throttled = producer.totals.throttled;
		if (records > 0) {
			const throttling = shards.filter(({throttledPerSecond}) => throttledPerSecond > 0);
			for (const {shardId} of throttling) {
				observe({
					at, type: 'throttled', shardId, records: Math.max(1, Math.round(records / throttling.length)),
				});
			}

			if (throttling.length === 0) {
				observe({
					at, type: 'throttled', shardId: undefined, records,
				});
			}
		}

		observeOthers(snapshot);
		const {mode, latency} = reading;
		if (latency) {
			observe({
				at, type: 'latency', mode, ...latency,
			});
		}
	};
};

/**
The actions of this window with their commands, for the report.
*/
export const actionsOf = (activity: readonly ActivityEntry[]): ReadonlyArray<{readonly at: number; readonly text: string; readonly command: string | undefined}> =>
	activity.filter(({kind}) => kind === 'action').map(({at, text, command}) => ({at, text, command}));
