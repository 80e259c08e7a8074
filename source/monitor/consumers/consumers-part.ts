import type {Connection} from '../../kinesis/client/connection.js';
import type {Clock} from '../../time/clock.js';
import type {ShownPart} from '../part.js';
import type {MonitorState} from '../state.js';
import {createConsumersWatch, type ConsumersWishes} from './consumers-watch.js';
import type {ConsumersView} from './consumers-view.js';
import {createShardTips} from './shard-tips.js';

/**
The other readers of the stream, as the screen asks for them.
*/
export type ConsumersControl = {
	/**
	Looks at them from now on. Returns what ends it.
	*/
	watch(): () => void;
	/**
	Asks the service how far a consumer is behind on a shard. Resolves with what is wrong; undefined if it is answered.
	*/
	askExactly(table: string, shardId: string): Promise<string | undefined>;
};

export type ConsumersPart = ShownPart<ConsumersView | undefined> & {
	readonly control: ConsumersControl;
	/**
	Whether an alert needs the lags.
	*/
	setAlerting(isAlerting: boolean): void;
	/**
	What the last scans showed, for alerts.
	*/
	readonly current: ConsumersView | undefined;
};

type Options = Partial<ConsumersWishes> & {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly stream: {readonly state: MonitorState};
	markChanged(): void;
};

/**
The part that looks at everybody who reads the stream, while somebody looks or an alert needs it. At other times it makes no call and loads no client.
*/
export const createConsumersPart = ({connection, streamName, clock, stream, tables = [], isDiscovering = false, markChanged}: Options): ConsumersPart => {
	const tips = createShardTips();
	let wake = () => undefined as void;
	const finished = new AbortController();
	let viewers = 0;
	let isAlerting = false;
	let leaving: AbortController | undefined;

	const watch = createConsumersWatch({
		connection,
		streamName,
		clock,
		tables,
		isDiscovering,
		stream() {
			const {stream: summary, shards} = stream.state;
			return summary && {summary, shards: shards.length === 0 ? undefined : shards};
		},
		tipOf: tips.tipOf,
		trust: () => tips.trust,
		onChange: markChanged,
	});

	const isWanted = () => viewers > 0 || isAlerting;

	const untilWanted = async (signal: AbortSignal) => new Promise<void>(resolve => {
		wake = resolve;
		signal.addEventListener('abort', () => {
			resolve();
		}, {once: true});
	});

	const reconsider = () => {
		if (isWanted()) {
			wake();
		} else {
			leaving?.abort();
		}
	};

	return {
		control: {
			watch() {
				viewers++;
				reconsider();
				return () => {
					viewers--;
					reconsider();
				};
			},
			askExactly: async (table, shardId) => watch.askExactly(table, shardId, finished.signal),
		},
		setAlerting(next) {
			if (next === isAlerting) {
				return;
			}

			isAlerting = next;
			reconsider();
		},
		get current() {
			return isWanted() ? watch.view : undefined;
		},
		take(event, at) {
			tips.take(event, at);
		},
		forget({type}) {
			tips.forget();
			if (type === 'recreated') {
				watch.forget();
			}
		},
		view: () => isWanted() ? watch.view : undefined,
		async run(signal) {
			while (!signal.aborted) {
				if (!isWanted()) {
					await untilWanted(signal);
					continue;
				}

				leaving = new AbortController();
				const until = AbortSignal.any([signal, leaving.signal]);
				try {
					await watch.run(until);
				} catch (error) {
					if (!until.aborted) {
						throw error;
					}
				}
			}

			finished.abort();
			watch.close();
		},
	};
};
