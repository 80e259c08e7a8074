import type {LeaseScan, ShardWork} from './lease-scan.js';
import {LOSING_SOON_SHARE, type LeaseState} from './lease-state.js';
import type {Trend} from './trend.js';

/**
The states in words; each also has a colour or a mark of its own on the screen.
*/
const stateNames: Readonly<Record<LeaseState, string>> = {
	lost: 'lost',
	'will-lose-data': 'will lose data',
	'dead-worker': 'dead worker',
	stuck: 'stuck',
	unowned: 'unowned',
	behind: 'behind',
	'waits-for-parent': 'waits for its parent',
	ok: 'ok',
	finished: 'finished',
};

export const stateName = (state: LeaseState): string => stateNames[state];

/**
`will lose data (stuck)`: the state, and its cause if that is another one.
*/
export const stateWords = ({state, cause}: Pick<ShardWork, 'state' | 'cause'>): string =>
	cause === undefined || cause === 'ok' ? stateName(state) : `${stateName(state)} (${stateName(cause)})`;

export type Severity = 'good' | 'warning' | 'bad' | 'muted';

/**
How bad a state is. Data that will be lost is bad from 80 % of the retention on.
*/
export const severityOf = ({state, retentionShare}: Pick<ShardWork, 'state' | 'retentionShare'>): Severity => {
	switch (state) {
		case 'lost':
		case 'dead-worker':
		case 'stuck': {
			return 'bad';
		}

		case 'will-lose-data': {
			return (retentionShare ?? 0) >= LOSING_SOON_SHARE ? 'bad' : 'warning';
		}

		case 'unowned':
		case 'behind': {
			return 'warning';
		}

		case 'ok': {
			return 'good';
		}

		case 'waits-for-parent':
		case 'finished': {
			return 'muted';
		}
	}
};

/**
How the lag changes: `+60 s/min` for a consumer that stands, `steady`.
*/
export const trendWords = ({direction, secondsPerMinute}: Trend): string =>
	direction === 'steady' ? 'steady' : `${secondsPerMinute > 0 ? '+' : '-'}${Math.round(Math.abs(secondsPerMinute))} s/min`;

/**
How many shards are in each state, worst first: `1 stuck, 3 ok`.
*/
export const censusWords = (shards: ReadonlyArray<Pick<ShardWork, 'state'>>): string => {
	const counts = new Map<LeaseState, number>();
	for (const {state} of shards) {
		counts.set(state, (counts.get(state) ?? 0) + 1);
	}

	return [...counts].map(([state, count]) => `${count} ${stateName(state)}`).join(', ');
};

/**
What a table holds beside the leases of this stream, in sentences; nothing for a table of this stream alone.
*/
export const subjectNotes = ({subject, otherStreams, earlierCount, foreignCount, withoutLease, shards}: LeaseScan): readonly string[] => {
	switch (subject) {
		case 'no-leases': {
			return [foreignCount === 0 ? 'it has no lease yet: the application has not started' : 'no row in it is a lease of KCL: it is the table of something else'];
		}

		case 'other-stream': {
			return [otherStreams.length > 0 ? `it is of another application: its leases are of ${otherStreams.slice(0, 3).join(', ')}` : 'it is of another application: its leases are of another stream'];
		}

		case 'earlier-stream': {
			return ['its shards were made before this stream: it is of another stream, or of a stream of this name that was deleted; KCL starts anew only with a new or empty table'];
		}

		case 'this-stream': {
			return [
				...(otherStreams.length > 0 ? [`it has leases of ${otherStreams.length === 1 ? 'one other stream' : `${otherStreams.length} other streams`} too`] : []),
				...(earlierCount > 0 ? [`${earlierCount} leases are of a stream of this name that was deleted`] : []),
				...(foreignCount > 0 ? [`${foreignCount} rows are no leases of KCL`] : []),
				...(withoutLease.length > 0 && shards.length > 0 ? [`${withoutLease.length} open shards have no lease yet`] : []),
			];
		}
	}
};
