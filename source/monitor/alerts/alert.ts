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

export type AlertChange = {
	readonly type: 'raised' | 'cleared';
	/**
	Clock time in ms.
	*/
	readonly at: number;
	readonly alert: Alert;
};
