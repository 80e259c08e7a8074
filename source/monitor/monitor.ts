import {once} from 'node:events';
import type {GreedyControl, ProducerControl, ReaderControl} from './controls.js';
import type {AlertControl} from './alerts/alerts-part.js';
import type {ConsumersControl} from './consumers/consumers-part.js';
import type {HistoryControl} from './history/history-part.js';
import type {LabControl} from './lab/lab-view.js';
import type {MonitorOptions} from './monitor-options.js';
import type {Part} from './part.js';
import {createParts} from './parts.js';
import {createPublisher} from './publishing/store.js';
import {summarize, type SessionSummary} from './session-summary.js';
import type {SettingsControl} from './settings/settings-part.js';
import type {Snapshot, SnapshotStore} from './snapshot.js';
import type {StreamPart} from './watching/stream-part.js';

/**
The engine of a session, with or without a screen: it watches the stream, reads it, produces into it, and publishes its state.
*/
export type Monitor = Pick<StreamPart, 'dispatch' | 'report' | 'lookNow'> & {
	readonly store: SnapshotStore;
	readonly producer: ProducerControl;
	readonly reader: ReaderControl;
	readonly greedy: GreedyControl;
	/**
	The lab's guide; undefined if the session has none.
	*/
	readonly lab: LabControl | undefined;
	/**
	What is watched for.
	*/
	readonly alerts: AlertControl;
	/**
	The other readers of the stream.
	*/
	readonly consumers: ConsumersControl;
	/**
	What CloudWatch knows.
	*/
	readonly history: HistoryControl;
	/**
	What the service says of the stream.
	*/
	readonly settings: SettingsControl;
	/**
	The state at this moment, published or not.
	*/
	look(): Snapshot;
	/**
	Publishes at once, because a person waits for it.
	*/
	publishNow(): void;
	/**
	Works until the signal aborts. Resolves when everything has stopped; the producer has at most one second to get its answers.
	*/
	run(signal: AbortSignal): Promise<void>;
	/**
	What the session has done so far, for the lines at its end.
	*/
	summary(): SessionSummary;
};

/**
Resolves when the signal aborts.
*/
const aborted = async (signal: AbortSignal): Promise<void> => {
	if (!signal.aborted) {
		await once(signal, 'abort');
	}
};

/**
Runs all parts until the signal aborts, then stops them.
*/
const runParts = async (parts: readonly Part[], signal: AbortSignal): Promise<void> => {
	const ending = new AbortController();
	const work = parts.filter(part => part.run).map(async part => part.run!(ending.signal));
	try {
		// No part ends by itself: the race only brings out a fault of ours.
		await Promise.race([aborted(signal), ...work]);
	} finally {
		await Promise.all(parts.map(async part => part.finish?.()));
		ending.abort();
		await Promise.all(work);
	}
};

export const createMonitor = (options: MonitorOptions): Monitor => {
	const {clock, lab} = options;
	const {parts, stream, producing, reading, greedy, alerts, consumers, history, settings, look, startedAt} = createParts(options, () => {
		publisher.markChanged();
	});
	const publisher = createPublisher(look, clock);
	lab?.attach(look, publisher.markChanged);

	return {
		store: publisher,
		producer: producing.clicks,
		reader: reading.control,
		greedy: greedy.control,
		alerts: alerts.control,
		consumers: consumers.control,
		history: history.control,
		settings: settings.control,
		lab,
		look,
		dispatch: stream.dispatch,
		report: stream.report,
		publishNow: publisher.publishNow,
		lookNow: stream.lookNow,
		run: async signal => runParts([...parts, publisher], signal),
		summary: () => summarize({...look(), ...producing.whole(clock.now())}, startedAt, {leftovers: reading.leftovers, hasActed: stream.hasActed}),
	};
};
