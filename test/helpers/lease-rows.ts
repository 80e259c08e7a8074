/* eslint-disable no-bitwise -- Sequence numbers are made of bits. */
import type {Row} from '../../source/consumers/lease.js';

export const shardIdOf = (number: number): string => `shardId-${String(number).padStart(12, '0')}`;

/**
A sequence number in the service's layout: of a shard made at `madeAt`, for a record that arrived at `arrivedAt`; both in ms since the epoch.
*/
export const sequenceNumber = (shard: number, madeAt: number, arrivedAt: number, counter = 1): string => (
	(2n << 184n)
	| (BigInt(Math.floor(madeAt / 1000)) << 148n)
	| (BigInt(shard % 16) << 144n)
	| (BigInt(counter) << 80n)
	| (BigInt(Math.floor(arrivedAt / 1000)) << 36n)
	| (BigInt(shard) << 4n)
	| 2n
).toString();

/**
A lease as KCL writes it. Source: DynamoDBLeaseSerializer of amazon-kinesis-client 3.5.1. No KCL wrote these rows: its jars cannot be had from npm.
*/
export type LeaseOptions = {
	readonly shard: number;
	readonly checkpoint: string;
	readonly owner?: string;
	readonly counter?: number;
	readonly parents?: readonly number[];
	readonly release?: '1' | '2' | '3.0' | '3.5';
	/**
	`account:stream:epoch` of a table for several streams.
	*/
	readonly stream?: string;
};

export const leaseRow = ({shard, checkpoint, owner, counter = 1, parents = [], release = '2', stream}: LeaseOptions): Row => {
	const shardId = shardIdOf(shard);
	const row = {
		leaseKey: {S: stream === undefined ? shardId : `${stream}:${shardId}`},
		...(owner !== undefined && {leaseOwner: {S: owner}}),
		leaseCounter: {N: String(counter)},
		checkpoint: {S: checkpoint},
		checkpointSubSequenceNumber: {N: '0'},
		ownerSwitchesSinceCheckpoint: {N: '0'},
		...(parents.length > 0 && {parentShardId: {SS: parents.map(parent => shardIdOf(parent))}}),
		...(stream !== undefined && {streamName: {S: stream}, shardId: {S: shardId}}),
	};
	return {
		...row,
		...(release !== '1' && {startingHashKey: {S: '0'}, endingHashKey: {S: '340282366920938463463374607431768211455'}}),
		...(release.startsWith('3') && {throughputKBps: {N: '12.5'}, ...(owner !== undefined && {checkpointOwner: {S: owner}})}),
		...(release === '3.5' && {entityType: {S: 'LEASE'}}),
	};
};

/**
The rows of KCL 3.5 in the same table that are no leases.
*/
export const metadataRows: readonly Row[] = [
	{leaseKey: {S: 'Leader'}, entityType: {S: 'LEADER'}},
	{leaseKey: {S: 'Migration3.0'}, entityType: {S: 'CLIENT_VERSION_MIGRATION'}},
	{leaseKey: {S: 'worker-1'}, entityType: {S: 'WORKER_METRIC_STATS'}},
	{leaseKey: {S: '123456789012:clicks:1767225600'}, entityType: {S: 'STREAM'}},
];
