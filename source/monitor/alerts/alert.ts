import type {Threshold} from './threshold.js';

/**
A threshold that is crossed.
*/
export type Alert = {
	/**
	Another one each time that it is raised.
	*/
	readonly id: number;
	readonly threshold: Threshold;
	/**
	Clock time in ms at which it was crossed.
	*/
	readonly since: number;
	/**
	How it stands, in the measure's unit.
	*/
	readonly value: number;
	/**
	The worst shard, where it is about shards.
	*/
	readonly shardId: string | undefined;
};

/**
What is watched for, and what of it is the case.
*/
export type AlertsView = {
	readonly thresholds: readonly Threshold[];
	/**
	Worst first; the array is never changed.
	*/
	readonly raised: readonly Alert[];
};

export const noAlerts: AlertsView = {thresholds: [], raised: []};

export type AlertChange = {
	readonly type: 'raised' | 'cleared';
	/**
	Clock time in ms.
	*/
	readonly at: number;
	readonly alert: Alert;
};
