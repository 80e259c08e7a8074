/**
What the service costs, in US dollars: an estimate, as good as its date.
*/
export type PriceTable = {
	readonly region: string;
	/**
	When somebody looked: `2026-11-01`.
	*/
	readonly date: string;
	/**
	Provisioned: a shard for an hour.
	*/
	readonly shardHour: number;
	/**
	Provisioned: a million PUT payload units, of 25 KB each.
	*/
	readonly millionPutUnits: number;
	/**
	On demand: a stream for an hour.
	*/
	readonly streamHour: number;
	/**
	On demand: a GB written, and a GB read.
	*/
	readonly gigabyteWritten: number;
	readonly gigabyteRead: number;
	/**
	Enhanced fan-out: a consumer on a shard for an hour, and a GB that it reads.
	*/
	readonly consumerShardHour: number;
	readonly gigabyteFannedOut: number;
	/**
	Enhanced fan-out on demand: a GB that it reads.
	*/
	readonly gigabyteFannedOutOnDemand: number;
};

/**
Often quoted list prices of us-east-1, not confirmed by the service: so the screen calls what is made of them an estimate, and `--prices FILE` replaces them. Taxes, discounts, extended retention and the free tier are not in them.
*/
export const DEFAULT_PRICES: PriceTable = {
	region: 'us-east-1',
	date: '2025-01-01',
	shardHour: 0.015,
	millionPutUnits: 0.014,
	streamHour: 0.04,
	gigabyteWritten: 0.08,
	gigabyteRead: 0.04,
	consumerShardHour: 0.015,
	gigabyteFannedOut: 0.013,
	gigabyteFannedOutOnDemand: 0.05,
};
