/**
The service's prices in US dollars. They are an estimate, and have a date.
*/
export type PriceTable = {
	readonly region: string;
	/**
	The day of the prices: `2026-11-01`.
	*/
	readonly date: string;
	/**
	Provisioned: a shard for an hour.
	*/
	readonly shardHour: number;
	/**
	Provisioned, with a retention of more than 24 hours: this much more for each shard and hour.
	*/
	readonly extendedShardHour: number;
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
List prices of us-east-1. Source: the expected output of Infracost's tests, which is made from the price list of AWS; it has all of these figures and was made last on the date below. An article of Trek10 of 2023-09-21 has the same for shards, PUT payload units and on-demand streams. AWS's own pricing page fills in its figures by script and could not be read. Not in them: taxes, discounts, on-demand Advantage, records kept beyond seven days (on demand beyond 24 hours), which are charged by the GB.
*/
export const DEFAULT_PRICES: PriceTable = {
	region: 'us-east-1',
	date: '2024-07-01',
	shardHour: 0.015,
	extendedShardHour: 0.02,
	millionPutUnits: 0.014,
	streamHour: 0.04,
	gigabyteWritten: 0.08,
	gigabyteRead: 0.04,
	consumerShardHour: 0.015,
	gigabyteFannedOut: 0.013,
	gigabyteFannedOutOnDemand: 0.05,
};
