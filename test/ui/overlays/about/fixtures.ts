import {DEFAULT_PRICES} from '../../../../source/cost/prices.js';
import type {SettingsView} from '../../../../source/monitor/settings/settings-view.js';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import type {StreamSettings} from '../../../../source/service/stream-settings.js';
import type {StreamSummary} from '../../../../source/service/stream.js';
import {NOON, snapshot, state} from '../../snapshots.js';

export const stream: StreamSummary = {...state().stream!, openShardCount: 4, consumerCount: 2};

export const settingsOf = (changes: Partial<StreamSettings> = {}): StreamSettings => ({
	summary: {value: stream},
	tags: {value: new Map([['cost-centre', '42'], ['team', 'web']])},
	consumers: {
		value: [
			{
				name: 'audit', arn: 'arn:of:audit', status: 'ACTIVE', createdAt: NOON - 3_600_000,
			},
			{
				name: 'reports', arn: 'arn:of:reports', status: 'CREATING', createdAt: NOON - 2000,
			},
		],
	},
	...changes,
});

export const viewOf = (settings: Partial<StreamSettings> = {}, changes: Partial<SettingsView> = {}): SettingsView => ({
	settings: settingsOf(settings), account: {shardLimit: 500, openShardCount: 12}, asOf: NOON, isLoading: false, problem: undefined, prices: DEFAULT_PRICES, ...changes,
});

/**
Everything is known.
*/
export const known = (settings: Partial<StreamSettings> = {}, changes: Partial<Snapshot> = {}): Snapshot => snapshot({
	state: state({stream}), settings: viewOf(settings), ...changes,
});

export const missing = (right: string) => ({trouble: {right, message: `the right ${right} is missing; ask for an IAM policy that allows it.`}});
