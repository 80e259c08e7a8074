import {DEFAULT_PRICES} from '../cost/prices.js';
import {createAlertsPart} from './alerts/alerts-part.js';
import {createConsumersPart} from './consumers/consumers-part.js';
import {createCostPart} from './cost/cost-part.js';
import {createEverybodyPart} from './everybody/everybody-part.js';
import {createFactsMeter} from './facts/facts-meter.js';
import {createFeedPart} from './feed/feed-part.js';
import {createGreedyPart} from './greedy/greedy-part.js';
import {createHistoryPart} from './history/history-part.js';
import {createLineagePart} from './lineage/lineage-part.js';
import {createMetersPart} from './meters/meters-part.js';
import type {MonitorOptions} from './monitor-options.js';
import type {ForgetReason, Part} from './part.js';
import {createProducingPart} from './producing/producing-part.js';
import {createReadingPart} from './reading/reading-part.js';
import type {Snapshot} from './snapshot.js';
import {createSettingsPart} from './settings/settings-part.js';
import {createStreamPart} from './watching/stream-part.js';

/**
The parts of a session, connected: each event, change and reset goes to all of them, in the order of the list. `markChanged` is called when the screen has something new to show.
*/
export const createParts = (options: MonitorOptions, markChanged: () => void) => {
	const {clock, onReadEvent} = options;
	const startedAt = clock.now();

	const stream = createStreamPart({
		...options,
		onChange(state, before, event) {
			markChanged();
			for (const part of parts) {
				part.follow?.(state, before, event);
			}
		},
	});
	const producing = createProducingPart({
		...options,
		stream,
		onAnswer() {
			markChanged();
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
	const everybody = createEverybodyPart({
		...options,
		onFull(text) {
			stream.report({kind: 'problem', text});
		},
	});
	const greedy = createGreedyPart({...options, stream});
	const history = createHistoryPart({...options, markChanged});
	const settings = createSettingsPart({...options, markChanged});
	const lineage = createLineagePart(clock);
	const consumers = createConsumersPart({
		...options, tables: options.leaseTables, isDiscovering: options.isDiscoveringTables, stream, markChanged,
	});
	const cost = createCostPart({
		startedAt,
		clock,
		prices: options.prices ?? DEFAULT_PRICES,
		state: () => stream.state,
		readingMode: () => reading.control.mode,
		factorOf: shardId => reading.factorOf(shardId),
	});
	const alerts = createAlertsPart({
		...options,
		stream,
		markChanged,
		look() {
			const at = clock.now();
			consumers.setAlerting(alerts.control.thresholds.some(({measure}) => measure === 'consumer-lag'));
			return {
				at, arrivedPerSecond: meters.arrivedPerSecond(at), shards: meters.view(at), totalRecords: feed.view(at).totalRecords, consumers: consumers.current,
			};
		},
	});

	const forgetAll = (reason: ForgetReason) => {
		for (const part of parts) {
			part.forget?.(reason);
		}

		markChanged();
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
					markChanged();
				} else if (taken instanceof Promise) {
					await taken;
				}
			}
		},
	});

	const look = (): Snapshot => {
		const at = clock.now();
		const snapshot: Snapshot = {
			at,
			state: stream.view(at),
			shards: meters.view(at),
			feed: feed.view(at),
			producer: producing.view(at),
			alerts: alerts.view(at),
			get facts() {
				options.recorder?.seeFacts(at);
				return facts.view(at);
			},
			reading: reading.view(at),
			everybody: everybody.view(at),
			greedy: greedy.view(at),
			get lineage() {
				return lineage.view(at);
			},
			cost: cost.view(at),
			consumers: consumers.view(at),
			history: history.view(at),
			settings: settings.view(at),
			lab: options.lab?.view(at),
			recording: options.recorder?.view(at),
		};
		options.recorder?.see(snapshot);
		return snapshot;
	};

	const parts: readonly Part[] = [
		...options.recorder ? [options.recorder] : [],
		meters,
		facts,
		feed,
		producing,
		stream,
		reading,
		alerts,
		everybody,
		greedy,
		lineage,
		cost,
		consumers,
		history,
		settings,
		{take: onReadEvent},
		...options.lab ? [options.lab] : [],
		...options.parts ?? [],
	];
	return {
		parts, stream, producing, reading, greedy, alerts, consumers, history, settings, look, startedAt,
	};
};
