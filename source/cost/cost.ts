import type {StreamMode} from '../service/stream.js';
import type {PriceTable} from './prices.js';

/**
What of a stream costs.
*/
export type Priced = {
	readonly mode: StreamMode;
	readonly openShardCount: number;
	/**
	Registered fan-out consumers.
	*/
	readonly consumerCount: number;
};

/**
What is written and read, per second or since a session began.
*/
export type Throughput = {
	readonly putUnits: number;
	readonly bytesWritten: number;
	readonly bytesRead: number;
	/**
	Bytes read by enhanced fan-out; they are not in `bytesRead`.
	*/
	readonly bytesFannedOut: number;
};

export const NO_THROUGHPUT: Throughput = {
	putUnits: 0, bytesWritten: 0, bytesRead: 0, bytesFannedOut: 0,
};

/**
A PUT payload unit: 25 KB, begun ones counted whole, for each record. Source: the service's pricing page.
*/
const PUT_UNIT_BYTES = 25 * 1024;

/**
The PUT payload units of a record of `bytes` bytes; at least 1.
*/
export const putUnitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / PUT_UNIT_BYTES));

const HOUR_SECONDS = 3600;
const GIGABYTE = 1024 ** 3;
const MILLION = 1_000_000;

/**
What the stream itself costs for an hour, in dollars, whether or not anything is put into it.
*/
export const standingCostPerHour = ({mode, openShardCount, consumerCount}: Priced, prices: PriceTable): number => mode === 'ON_DEMAND'
	? prices.streamHour
	: openShardCount * (prices.shardHour + (consumerCount * prices.consumerShardHour));

/**
What writing and reading cost, in dollars.
*/
export const throughputCost = (mode: StreamMode, {putUnits, bytesWritten, bytesRead, bytesFannedOut}: Throughput, prices: PriceTable): number => mode === 'ON_DEMAND'
	? ((bytesWritten * prices.gigabyteWritten) + (bytesRead * prices.gigabyteRead) + (bytesFannedOut * prices.gigabyteFannedOutOnDemand)) / GIGABYTE
	: (putUnits * prices.millionPutUnits / MILLION) + (bytesFannedOut * prices.gigabyteFannedOut / GIGABYTE);

/**
What an hour costs as things go now; `perSecond` is the throughput of a second.
*/
export const costPerHour = (stream: Priced, perSecond: Throughput, prices: PriceTable): number =>
	standingCostPerHour(stream, prices) + (throughputCost(stream.mode, perSecond, prices) * HOUR_SECONDS);
