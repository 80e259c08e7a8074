import type {PriceTable} from '../../cost/prices.js';
import type {AccountLimits} from '../../kinesis/streams/account-limits.js';
import type {StreamSettings} from '../../service/stream-settings.js';

/**
What the service says of the stream, as it was last asked.
*/
export type SettingsView = {
	/**
	Undefined until it is read.
	*/
	readonly settings: StreamSettings | undefined;
	/**
	The shards of the account; undefined where they are not known.
	*/
	readonly account: AccountLimits | undefined;
	/**
	Clock time in ms of the last answer.
	*/
	readonly asOf: number | undefined;
	readonly isLoading: boolean;
	/**
	Why the last look failed, in one line with what to do next.
	*/
	readonly problem: string | undefined;
	/**
	For what a change would cost.
	*/
	readonly prices: PriceTable;
};

export const newSettings = (prices: PriceTable): SettingsView => ({
	settings: undefined, account: undefined, asOf: undefined, isLoading: true, problem: undefined, prices,
});
