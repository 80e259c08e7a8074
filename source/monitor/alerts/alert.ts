import type {Threshold} from './threshold.js';

/**
A raised alert.
*/
export type Alert = {
	/**
	A new number each time it is raised.
	*/
	readonly id: number;
	readonly threshold: Threshold;
	/**
	Clock time in ms at which the value crossed the threshold.
	*/
	readonly since: number;
	/**
	The current value, in the measure's unit.
	*/
	readonly value: number;
	/**
	The worst shard, if the measure is about shards.
	*/
	readonly shardId: string | undefined;
	/**
	The worst consumer, if the measure is about consumers.
	*/
	readonly consumer?: string | undefined;
	/**
	The value is worked out from a sample of the records.
	*/
	readonly isEstimate?: boolean | undefined;
};

/**
The thresholds and the raised alerts.
*/
export type AlertsView = {
	readonly thresholds: readonly Threshold[];
	/**
	Worst first. The array never changes.
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
