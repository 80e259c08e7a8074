import {RETENTION_HOURS} from '../service/limits.js';
import type {StreamSummary} from '../service/stream.js';
import type {PriceTable} from './prices.js';

/**
What determines the cost of a stream.
*/
export type Priced = Pick<StreamSummary, 'mode' | 'openShardCount' | 'consumerCount' | 'retentionHours'>;

/**
What is written and read, per second or since a session began.
*/
export type Throughput = {
	readonly putUnits: number;
	/**
	Each record counts in whole KB: `billedBytesOf`.
	*/
	readonly bytesWritten: number;
	readonly bytesRead: number;
	/**
	Bytes read by enhanced fan-out; not included in `bytesRead`.
	*/
	readonly bytesFannedOut: number;
};

export const NO_THROUGHPUT: Throughput = {
	putUnits: 0, bytesWritten: 0, bytesRead: 0, bytesFannedOut: 0,
};

/**
Dollars by part. The stream itself: its shards or the on-demand stream, retention beyond 24 hours, and registered consumers. Its traffic: writing, reading by polling, and reading by enhanced fan-out.
*/
export type Charges = {
	readonly stream: number;
	readonly retention: number;
	readonly consumers: number;
	readonly writing: number;
	readonly reading: number;
	readonly fanOut: number;
};

/**
A PUT payload unit: 25 KB or a part of it, per record. Source: the service's pricing page.
*/
const PUT_UNIT_BYTES = 25 * 1024;

/**
On demand, a record is billed in whole KB. Source: the service's pricing page.
*/
const BILLED_BYTES = 1024;

/**
The PUT payload units of a record of `bytes` bytes; at least 1.
*/
export const putUnitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / PUT_UNIT_BYTES));

/**
The bytes that on-demand mode bills for a record of `bytes` bytes.
*/
export const billedBytesOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / BILLED_BYTES)) * BILLED_BYTES;

const HOUR_SECONDS = 3600;
const GIGABYTE = 1024 ** 3;
const MILLION = 1_000_000;

/**
Up to this retention, a provisioned stream pays by shard and hour. Beyond it, the GB kept are charged, as for all longer retention of an on-demand stream.
*/
const EXTENDED_RETENTION_HOURS = 7 * 24;

const isOnDemand = ({mode}: Pick<Priced, 'mode'>): boolean => mode === 'ON_DEMAND';

/**
Whether the stream keeps records so long that their GB are charged by the month. The number of GB is unknown, so an estimate leaves them out.
*/
export const hasStorageCharge = (stream: Priced): boolean => stream.retentionHours > (isOnDemand(stream) ? RETENTION_HOURS.default : EXTENDED_RETENTION_HOURS);

/**
Dollars of all parts together.
*/
export const totalOf = (charges: Partial<Charges>): number => {
	let sum = 0;
	for (const dollars of Object.values(charges)) {
		sum += dollars;
	}

	return sum;
};

/**
Dollars an hour for the stream itself, by part.
*/
export const standingCharges = (stream: Priced, prices: PriceTable): Pick<Charges, 'stream' | 'retention' | 'consumers'> => {
	const {openShardCount, consumerCount, retentionHours} = stream;
	return isOnDemand(stream)
		? {stream: prices.streamHour, retention: 0, consumers: 0}
		: {
			stream: openShardCount * prices.shardHour,
			retention: retentionHours > RETENTION_HOURS.default ? openShardCount * prices.extendedShardHour : 0,
			consumers: openShardCount * consumerCount * prices.consumerShardHour,
		};
};

const throughputCharges = (stream: Pick<Priced, 'mode'>, throughput: Throughput, prices: PriceTable): Pick<Charges, 'writing' | 'reading' | 'fanOut'> => {
	const {putUnits, bytesWritten, bytesRead, bytesFannedOut} = throughput;
	return isOnDemand(stream)
		? {
			writing: bytesWritten * prices.gigabyteWritten / GIGABYTE,
			reading: bytesRead * prices.gigabyteRead / GIGABYTE,
			fanOut: bytesFannedOut * prices.gigabyteFannedOutOnDemand / GIGABYTE,
		}
		: {
			writing: putUnits * prices.millionPutUnits / MILLION,
			reading: 0,
			fanOut: bytesFannedOut * prices.gigabyteFannedOut / GIGABYTE,
		};
};

/**
What the stream itself costs an hour, in dollars, without its traffic.
*/
export const standingCostPerHour = (stream: Priced, prices: PriceTable): number => totalOf(standingCharges(stream, prices));

/**
What writing and reading cost, in dollars.
*/
export const throughputCost = (mode: Priced['mode'], throughput: Throughput, prices: PriceTable): number => totalOf(throughputCharges({mode}, throughput, prices));

const perHour = ({putUnits, bytesWritten, bytesRead, bytesFannedOut}: Throughput): Throughput => ({
	putUnits: putUnits * HOUR_SECONDS,
	bytesWritten: bytesWritten * HOUR_SECONDS,
	bytesRead: bytesRead * HOUR_SECONDS,
	bytesFannedOut: bytesFannedOut * HOUR_SECONDS,
});

/**
The cost of an hour at the current rate, by part. `perSecond` is the traffic of a second.
*/
export const chargesPerHour = (stream: Priced, perSecond: Throughput, prices: PriceTable): Charges => ({
	...standingCharges(stream, prices),
	...throughputCharges(stream, perHour(perSecond), prices),
});

/**
The same as one sum.
*/
export const costPerHour = (stream: Priced, perSecond: Throughput, prices: PriceTable): number => totalOf(chargesPerHour(stream, perSecond, prices));
