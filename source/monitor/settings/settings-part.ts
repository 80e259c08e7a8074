import {DEFAULT_PRICES, type PriceTable} from '../../cost/prices.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import {findAccountLimits} from '../../kinesis/streams/account-limits.js';
import {readStreamSettings} from '../../kinesis/streams/stream-settings.js';
import type {StreamSettings} from '../../service/stream-settings.js';
import type {Clock} from '../../time/clock.js';
import {createNap} from '../../time/nap.js';
import type {ShownPart} from '../part.js';
import {newSettings, type SettingsView} from './settings-view.js';

/**
What the service says of the stream, as the screen asks for it.
*/
export type SettingsControl = {
	/**
	Reads it now, and again from time to time. Returns what ends it.
	*/
	watch(): () => void;
	/**
	Reads it again now.
	*/
	reload(): void;
};

export type SettingsPart = ShownPart<SettingsView | undefined> & {readonly control: SettingsControl};

type Options = {
	readonly connection: Connection;
	readonly streamName: string;
	readonly clock: Clock;
	readonly prices?: PriceTable | undefined;
	markChanged(): void;
};

/**
Others may change the stream, too. A look is three calls, and at most this often a fourth, DescribeLimits, which the service takes once a second of an account.
*/
export const RELOAD_MILLISECONDS = 30_000;

/**
While a consumer comes or goes: that takes some seconds.
*/
export const UNSETTLED_RELOAD_MILLISECONDS = 2000;

/**
Nobody looks: a watch wakes it.
*/
const IDLE_MILLISECONDS = 60 * 60 * 1000;

const isUnsettled = ({summary, consumers}: StreamSettings): boolean =>
	(summary.value !== undefined && summary.value.status !== 'ACTIVE') || (consumers.value?.some(({status}) => status !== 'ACTIVE') ?? false);

/**
The part that asks for the settings of the stream, while somebody looks. At other times it makes no call.
*/
export const createSettingsPart = ({connection, streamName, clock, prices = DEFAULT_PRICES, markChanged}: Options): SettingsPart => {
	const nap = createNap(clock);
	let view = newSettings(prices);
	let viewers = 0;
	let askedAt = -Infinity;
	let accountAskedAt = -Infinity;
	let isStale = false;

	const show = (change: Partial<SettingsView>) => {
		view = {...view, ...change};
		markChanged();
	};

	const reload = () => {
		isStale = true;
		nap.wake();
	};

	// Unknown while it is throttled, too: what was known before stands.
	const findAccount = async (signal: AbortSignal) => {
		if (clock.now() < accountAskedAt + RELOAD_MILLISECONDS) {
			return view.account;
		}

		accountAskedAt = clock.now();
		return await findAccountLimits(connection, signal) ?? view.account;
	};

	const load = async (signal: AbortSignal) => {
		isStale = false;
		askedAt = clock.now();
		show({isLoading: true});
		try {
			const [settings, account] = await Promise.all([readStreamSettings(connection, streamName, signal), findAccount(signal)]);
			show({
				settings, account, asOf: clock.now(), isLoading: false, problem: undefined,
			});
		} catch (error) {
			if (!signal.aborted) {
				show({isLoading: false, problem: explainError(error, {...connection, streamName}).message});
			}
		}
	};

	const pause = (): number => view.settings && isUnsettled(view.settings) ? UNSETTLED_RELOAD_MILLISECONDS : RELOAD_MILLISECONDS;

	const dueAt = (): number => isStale ? -Infinity : askedAt + pause();

	return {
		control: {
			watch() {
				viewers++;
				reload();
				return () => {
					viewers--;
				};
			},
			reload,
		},
		view: () => viewers > 0 ? view : undefined,
		follow(state, before) {
			const hasEnded = before.runningAction !== undefined && state.runningAction === undefined;
			if (hasEnded || state.stream !== before.stream || state.connectivity !== before.connectivity) {
				reload();
			}
		},
		forget({type}) {
			if (type !== 'recreated') {
				return;
			}

			view = {...newSettings(prices), account: view.account};
			reload();
		},
		async run(signal) {
			while (!signal.aborted) {
				const due = dueAt() - clock.now();
				if (viewers > 0 && due <= 0) {
					await load(signal);
				} else {
					await nap.rest(viewers > 0 ? due : IDLE_MILLISECONDS, signal);
				}
			}
		},
	};
};
