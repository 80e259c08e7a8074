import type {Connection} from '../../kinesis/client/connection.js';
import type {Clock} from '../../time/clock.js';
import {createNap} from '../../time/nap.js';
import type {ShownPart} from '../part.js';
import {loadHistory, newHistory} from './load-history.js';
import type {HistorySpan, HistoryView} from './history-view.js';

/**
What CloudWatch knows, as the screen asks for it.
*/
export type HistoryControl = {
	/**
	Loads it now, and each minute from now on. Returns what ends it.
	*/
	watch(): () => void;
	/**
	Loads another span.
	*/
	setSpan(span: HistorySpan): void;
};

export type HistoryPart = ShownPart<HistoryView | undefined> & {readonly control: HistoryControl};

type Options = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	markChanged(): void;
};

/**
A minute is the shortest time for which CloudWatch has a new value of a stream.
*/
export const RELOAD_MILLISECONDS = 60_000;

/**
The part that asks CloudWatch, while somebody looks. At other times it makes no call and loads no client.
*/
export const createHistoryPart = ({connection, streamName, clock, markChanged}: Options): HistoryPart => {
	const nap = createNap(clock);
	let view = newHistory('1h');
	let viewers = 0;
	let loadedAt = -Infinity;

	let wake = () => undefined as void;

	const untilWanted = async (signal: AbortSignal) => new Promise<void>(resolve => {
		wake = resolve;
		signal.addEventListener('abort', () => {
			resolve();
		}, {once: true});
	});

	const load = async (signal: AbortSignal) => {
		const asked = view;
		loadedAt = clock.now();
		const loaded = await loadHistory(connection, streamName, asked, {now: loadedAt, signal});
		// Another span was chosen meanwhile: what was asked for counts, and is not shown.
		view = view.span === loaded.span ? loaded : {...view, requested: loaded.requested};
		markChanged();
	};

	return {
		control: {
			watch() {
				viewers++;
				nap.wake();
				wake();
				return () => {
					viewers--;
				};
			},
			setSpan(span) {
				view = {...newHistory(span), isElsewhere: view.isElsewhere, requested: view.requested};
				loadedAt = -Infinity;
				markChanged();
				nap.wake();
			},
		},
		view: () => viewers > 0 ? view : undefined,
		forget({type}) {
			if (type !== 'recreated') {
				return;
			}

			view = {...newHistory(view.span), requested: view.requested};
			loadedAt = -Infinity;
		},
		async run(signal) {
			while (!signal.aborted) {
				const due = loadedAt + RELOAD_MILLISECONDS - clock.now();
				if (viewers === 0) {
					await untilWanted(signal);
				} else if (due <= 0) {
					await load(signal).catch((error: unknown) => {
						if (!signal.aborted) {
							throw error;
						}
					});
				} else {
					await nap.rest(due, signal);
				}
			}
		},
	};
};
