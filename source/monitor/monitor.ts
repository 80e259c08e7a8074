import {once} from 'node:events';
import {DEFAULT_PRICES} from '../cost/prices.js';
import {createAlertsPart} from './alerts/alerts-part.js';
import type {GreedyControl, ProducerControl, ReaderControl} from './controls.js';
import {createCostPart} from './cost/cost-part.js';
import {createEverybodyPart} from './everybody/everybody-part.js';
import {createFactsMeter} from './facts/facts-meter.js';
import {createFeedPart} from './feed/feed-part.js';
import {createGreedyPart} from './greedy/greedy-part.js';
import {createMetersPart} from './meters/meters-part.js';
import type {LabControl} from './lab/lab-view.js';
import type {MonitorOptions} from './monitor-options.js';
import type {ForgetReason, Part} from './part.js';
import {createProducingPart} from './producing/producing-part.js';
import {createPublisher} from './publishing/store.js';
import {createReadingPart} from './reading/reading-part.js';
import {summarize, type SessionSummary} from './session-summary.js';
import type {Snapshot, SnapshotStore} from './snapshot.js';
import {createStreamPart, type StreamPart} from './watching/stream-part.js';

/**
The engine of a session, with a screen or without: watches the stream, reads it, produces into it, and tells how things stand.
*/
export type Monitor = Pick<StreamPart, 'dispatch' | 'report' | 'lookNow'> & {
	readonly store: SnapshotStore;
	readonly producer: ProducerControl;
	readonly reader: ReaderControl;
	readonly greedy: GreedyControl;
	/**
	The lab's guide, where the session has one.
	*/
	readonly lab: LabControl | undefined;
	/**
	How things stand this very moment, published or not.
	*/
	look(): Snapshot;
	/**
	A person waits for it: publish at once.
	*/
	publishNow(): void;
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
	const {clock, onReadEvent} = options;
	const startedAt = clock.now();

	const stream = createStreamPart({
		...options,
		onChange(state, before) {
			publisher.markChanged();
			for (const part of parts) {
				part.follow?.(state, before);
			}
		},
	});
	const producing = createProducingPart({
		...options,
		stream,
		onAnswer() {
			publisher.markChanged();
		},
	});
	const {clicks} = producing;
	const meters = createMetersPart({
		shards: () => stream.state.shards,
		throttledPerSecond: clicks.throttledPerSecond,
		isSkipping: () => reading.control.start.from.type !== 'trim-horizon',
	});
	const feed = createFeedPart(options.feedLimits, meters.readPerSecond);
	const facts = createFactsMeter(options.random);
	const everybody = createEverybodyPart(options);
	const greedy = createGreedyPart({...options, stream});
	const cost = createCostPart({
		startedAt,
		clock,
		prices: options.prices ?? DEFAULT_PRICES,
		state: () => stream.state,
		readingMode: () => reading.control.mode,
	});
	const alerts = createAlertsPart({
		...options,
		stream,
		look() {
			const at = clock.now();
			return {
				at, arrivedPerSecond: meters.arrivedPerSecond(at), shards: meters.view(at), totalRecords: feed.view(at).totalRecords,
			};
		},
	});

	const forgetAll = (reason: ForgetReason) => {
		for (const part of parts) {
			part.forget?.(reason);
		}

		publisher.markChanged();
	};

	const reading = createReadingPart({
		...options,
		stream,
		clicks,
		forgetAll,
		async onReadEvent(event) {
			if (event.type === 'stream-recreated') {
				forgetAll({type: 'recreated'});
			}

			const at = clock.now();
			for (const part of parts) {
				const taken = part.take?.(event, at);
				if (taken === true) {
					publisher.markChanged();
				} else if (taken instanceof Promise) {
					await taken;
				}
			}
		},
	});

	const look = (): Snapshot => {
		const at = clock.now();
		return {
			at,
			state: stream.view(at),
			shards: meters.view(at),
			feed: feed.view(at),
			producer: producing.view(at),
			alerts: alerts.view(at),
			get facts() {
				return facts.view(at);
			},
			reading: reading.view(at),
			everybody: everybody.view(at),
			greedy: greedy.view(at),
			cost: cost.view(at),
			lab: options.lab?.view(at),
		};
	};

	const publisher = createPublisher(look, clock);
	const parts: readonly Part[] = [
		meters, facts, feed, producing, stream, reading, alerts, everybody, greedy, cost, publisher, {take: onReadEvent}, ...options.lab ? [options.lab] : [], ...options.parts ?? [],
	];
	options.lab?.attach(look, publisher.markChanged);

	return {
		store: publisher,
		producer: clicks,
		reader: reading.control,
		greedy: greedy.control,
		lab: options.lab,
		look,
		dispatch: stream.dispatch,
		report: stream.report,
		publishNow: publisher.publishNow,
		lookNow: stream.lookNow,
		async run(signal) {
			const ending = new AbortController();
			const work = parts.filter(part => part.run).map(async part => part.run!(ending.signal));
			try {
				// None of the parts ends by itself: the race only brings out a fault of ours.
				await Promise.race([aborted(signal), ...work]);
			} finally {
				await Promise.all(parts.map(async part => part.finish?.()));
				ending.abort();
				await Promise.all(work);
			}
		},
		summary: () => summarize({...look(), ...producing.whole(clock.now())}, startedAt, {leftovers: reading.leftovers, hasActed: stream.hasActed}),
	};
};
