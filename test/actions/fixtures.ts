import type {MonitorState} from '../../source/monitor/state.js';
import {noAlerts} from '../../source/monitor/alerts/alert.js';
import {noFacts} from '../../source/monitor/facts/facts.js';
import type {Snapshot} from '../../source/monitor/snapshot.js';
import {freshState, summaryOf} from '../monitor/fixtures.js';

/**
A snapshot of a quiet stream with one shard.
*/
export const snapshotOf = (state: Partial<MonitorState> = {}, producer: Partial<Snapshot['producer']> = {}): Snapshot => ({
	at: 0,
	state: {
		...freshState(), connectivity: 'present', stream: summaryOf(), ...state,
	},
	shards: [],
	feed: {
		records: [], totalRecords: 0, bufferedBytes: 0, readPerSecond: 0,
	},
	producer: {
		isProducing: false,
		isDraining: false,
		targetRate: 2,
		acceptedPerSecond: 0,
		acceptedBytesPerSecond: 0,
		throttledPerSecond: 0,
		waiting: {records: 0, milliseconds: 0},
		userCount: 5,
		history: [],
		totals: {
			sent: 0, accepted: 0, acceptedBytes: 0, throttled: 0, retried: 0, refused: 0, possibleDuplicates: 0, unanswered: 0,
		},
		latency: undefined,
		proof: undefined,
		...producer,
	},
	alerts: noAlerts,
	facts: noFacts,
	reading: {mode: 'polling', latency: undefined},
});
