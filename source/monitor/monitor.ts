import {once} from 'node:events';
import {changeText} from './alerts/alert-text.js';
import {createAlertWatch} from './alerts/alert-watch.js';
import {watchEverySecond} from './alerts/watch-every-second.js';
import {createClickProducer} from './producing/click-producer.js';
import type {ProducerControl, ReaderControl, ReadingMode} from './controls.js';
import {createFactsMeter} from './facts/facts-meter.js';
import {createFeedBuffer} from './feed-buffer.js';
import type {Percentiles} from './meters/latency-meter.js';
import type {MonitorEvent, Problem} from './monitor-event.js';
import type {MonitorOptions} from './monitor-options.js';
import {createReadIntake} from './reading/read-intake.js';
import {reduce} from './reducer.js';
import {summarize, type SessionSummary} from './session-summary.js';
import {createShardMeters} from './meters/shard-meters.js';
import type {Snapshot, SnapshotStore} from './snapshot.js';
import type {ActivityEntry, MonitorState} from './state.js';
import {createPublisher} from './publishing/store.js';
import {skippedUntil} from './reading/skipped-until.js';
import {createStreamReading} from './reading/stream-reading.js';
import {createStreamWatcher} from './watching/stream-watcher.js';
import {initialState, type TrackedState} from './tracked-state.js';

/**
The engine of a session, with a screen or without: watches the stream, reads it, produces into it, and tells how things stand.
*/
export type Monitor = {
	readonly store: SnapshotStore;
	readonly producer: ProducerControl;
	readonly reader: ReaderControl;
	/**
	How things stand this very moment, published or not.
	*/
	look(): Snapshot;
	dispatch(event: MonitorEvent): void;
	/**
	Adds a line to the activity log.
	*/
	report(entry: Omit<ActivityEntry, 'id' | 'at'>): void;
	/**
	A person waits for it: publish at once.
	*/
	publishNow(): void;
	/**
	Looks at the stream now instead of at the next turn; resolves when that is done.
	*/
	lookNow(): Promise<void>;
	/**
	Works until the signal aborts; resolves when the producer has its answers (or a second has passed) and everything is stopped.
	*/
	run(signal: AbortSignal): Promise<void>;
	/**
	What was done so far, for the lines at the end.
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

export const createMonitor = (options: MonitorOptions): Monitor => {
	const {connection, streamName, clock, random, isReadOnly} = options;
	const {region, isEmbedded} = connection;
	const startedAt = clock.now();
	const feed = createFeedBuffer(options.feedLimits);
	const meters = createShardMeters();
	const facts = createFactsMeter(random);
	const {thresholds = []} = options;
	const watch = createAlertWatch(thresholds, startedAt);
	const leftovers: string[] = [];
	const lastLatency = new Map<ReadingMode, Percentiles | undefined>();
	let hasActed = false;
	let state: TrackedState = {
		...initialState({
			streamName, region, endpoint: connection.endpoint, isEmbedded, isReadOnly,
		}),
		activity: options.activity ?? [],
	};

	const dispatch = (event: MonitorEvent) => {
		hasActed ||= event.type === 'action-started';
		const before = state;
		// An embedded endpoint has one once it listens.
		const {endpoint} = connection;
		state = reduce(before.endpoint === endpoint ? before : {...before, endpoint}, event);
		if (state === before) {
			return;
		}

		publisher.markChanged();
		reading.wake();
		followStream(before);
	};

	const report = (entry: Omit<ActivityEntry, 'id' | 'at'>) => {
		dispatch({type: 'noted', at: clock.now(), ...entry});
	};

	const problems = {
		onProblem(problem: Problem) {
			dispatch({type: 'problem', at: clock.now(), problem});
		},
		onCleared(code: string) {
			dispatch({type: 'problem-cleared', at: clock.now(), code});
		},
	};

	const watcher = createStreamWatcher({
		connection, streamName, clock, random, dispatch, getState: () => state,
	});

	const clicks = createClickProducer({
		...options,
		...problems,
		onAnswer() {
			publisher.markChanged();
		},
	});

	const takeIn = createReadIntake({
		clock, feed, meters, facts, dispatch, report, lookNow: watcher.lookNow, onRecord: clicks.onRead,
		onStartAtLatest() {
			clicks.onReadingRestart(Infinity);
		},
	});

	const reading = createStreamReading({
		...options,
		...problems,
		mode: options.readingMode,
		getState: () => state,
		onLeftover(message) {
			leftovers.push(message);
			report({kind: 'problem', text: message});
		},
		onFallback(message) {
			report({kind: 'problem', text: `${message} Reading goes on by polling.`});
		},
		async onReadEvent(event) {
			if (takeIn(event)) {
				publisher.markChanged();
			}

			await options.onReadEvent?.(event);
		},
	});

	const look = (): Snapshot => {
		const at = clock.now();
		const {mode} = reading;
		const producer = clicks.view(at);
		return {
			at,
			state,
			shards: meters.views(state.shards, at, shardId => clicks.throttledPerSecond(shardId, at)),
			feed: {
				records: feed.records(),
				totalRecords: feed.totalRecords,
				firstIndex: feed.firstIndex,
				series: feed.series,
				bufferedBytes: feed.bufferedBytes,
				recordsPerSecond: meters.recordsPerSecond(at),
			},
			// The producer goes on counting in its own totals.
			producer: {...producer, totals: {...producer.totals}},
			alerts: {thresholds, raised: watch.alerts},
			get facts() {
				return facts.view(at);
			},
			reading: {
				mode,
				start: reading.start,
				consumerName: options.consumerName,
				latency: clicks.readLatency(at),
				otherLatency: lastLatency.get(mode === 'polling' ? 'fan-out' : 'polling'),
			},
		};
	};

	const publisher = createPublisher(look, clock);

	const watchForAlerts = {
		run: async (signal: AbortSignal) => watchEverySecond({
			watch,
			clock,
			look() {
				const {at, shards, feed: {totalRecords}} = look();
				return {at, shards, totalRecords};
			},
			onChange(change) {
				report({kind: change.type === 'raised' ? 'problem' : 'event', text: changeText(change)});
				options.onAlert?.(change);
			},
		}, signal),
	};

	const followStream = ({stream: before}: MonitorState) => {
		const {stream, connectivity} = state;
		if (before && stream?.createdAt !== before.createdAt) {
			clicks.onStreamGone();
		}

		// Events for a stream that is gone would only be refused.
		if (!(clicks.isProducing && (connectivity === 'absent' || stream?.status === 'DELETING'))) {
			return;
		}

		void clicks.pause();
		report({kind: 'event', text: 'the producer is paused: the stream is gone'});
	};

	return {
		store: publisher,
		producer: clicks,
		reader: {
			get mode() {
				return reading.mode;
			},
			setMode(mode) {
				lastLatency.set(reading.mode, clicks.readLatency(clock.now()));
				clicks.restartReadLatency();
				reading.setMode(mode);
			},
			restart(from) {
				reading.restart(from);
				feed.clear();
				meters.startOver();
				facts.clear();
				clicks.onReadingRestart(skippedUntil(from));
				publisher.markChanged();
			},
		},
		look,
		dispatch,
		report,
		publishNow: publisher.publishNow,
		lookNow: watcher.lookNow,
		async run(signal) {
			const ending = new AbortController();
			const work = [publisher, watcher, reading, ...(thresholds.length > 0 ? [watchForAlerts] : [])].map(async part => part.run(ending.signal));
			try {
				// None of the parts ends by itself: the race only brings out a fault of ours.
				await Promise.race([aborted(signal), ...work]);
			} finally {
				await clicks.stop();
				ending.abort();
				await Promise.all(work);
			}
		},
		summary: () => summarize(look(), startedAt, {leftovers, hasActed}),
	};
};
