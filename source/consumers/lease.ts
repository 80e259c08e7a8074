import {visible} from '../words.js';

/**
A row of a table as DynamoDB gives it: attributes by their names, each value under its type.
*/
export type Row = Readonly<Record<string, {readonly S?: string; readonly N?: string; readonly SS?: readonly string[]} | undefined>>;

/**
A lease of the Kinesis Client Library: who works on a shard, and how far. Source: the serializer of amazon-kinesis-client 3.5.1.
*/
export type Lease = {
	readonly leaseKey: string;
	readonly shardId: string;
	/**
	The stream, where one table holds the leases of several streams.
	*/
	readonly stream: LeaseStream | undefined;
	/**
	The worker; undefined when nobody holds the lease.
	*/
	readonly owner: string | undefined;
	/**
	Rises with every renewal.
	*/
	readonly counter: string | undefined;
	/**
	A sequence number, or TRIM_HORIZON, LATEST, AT_TIMESTAMP or SHARD_END.
	*/
	readonly checkpoint: string;
	/**
	The place inside an aggregate of the Kinesis Producer Library.
	*/
	readonly subSequenceNumber: string | undefined;
	readonly parentShardIds: readonly string[];
};

export type LeaseStream = {
	readonly accountId: string;
	readonly streamName: string;
	/**
	When the stream was created, in seconds since the epoch.
	*/
	readonly creationEpoch: number;
};

export const SHARD_END = 'SHARD_END';
export const TRIM_HORIZON = 'TRIM_HORIZON';

const SENTINELS = new Set([SHARD_END, TRIM_HORIZON, 'LATEST', 'AT_TIMESTAMP']);

/**
Whether the checkpoint is a sequence number.
*/
export const isSequenceNumber = (checkpoint: string): boolean => /^\d+$/v.test(checkpoint);

const severalStreams = /^(?<accountId>\d{12}):(?<streamName>[\w\-.]{1,128}):(?<creationEpoch>\d+):(?<shardId>shardId-\d+)$/v;

const text = (row: Row, name: string): string | undefined => {
	const value = row[name]?.S;
	return value === undefined || value === '' ? undefined : visible(value);
};

const number = (row: Row, name: string): string | undefined => {
	const value = row[name]?.N;
	return value === undefined ? undefined : visible(value);
};

/**
Reads a row. `metadata` is a row of KCL 3.5 that is no lease: the state of a stream, a leader, a migration or a worker. `foreign` is a row that KCL did not write.
*/
export const readLease = (row: Row): Lease | 'metadata' | 'foreign' => {
	const entityType = row.entityType?.S;
	if (entityType !== undefined && entityType !== 'LEASE') {
		return 'metadata';
	}

	const leaseKey = text(row, 'leaseKey');
	const checkpoint = text(row, 'checkpoint');
	if (leaseKey === undefined || checkpoint === undefined || !(isSequenceNumber(checkpoint) || SENTINELS.has(checkpoint))) {
		return 'foreign';
	}

	const {accountId, streamName, creationEpoch, shardId} = severalStreams.exec(leaseKey)?.groups ?? {};
	return {
		leaseKey,
		shardId: shardId ?? leaseKey,
		stream: accountId === undefined || streamName === undefined ? undefined : {accountId, streamName, creationEpoch: Number(creationEpoch)},
		owner: text(row, 'leaseOwner'),
		counter: number(row, 'leaseCounter'),
		checkpoint,
		subSequenceNumber: number(row, 'checkpointSubSequenceNumber'),
		parentShardIds: (row.parentShardId?.SS ?? []).map(parent => visible(parent)),
	};
};

/**
The release of KCL that the rows look like: it is nowhere written.
*/
export const releaseOf = (rows: readonly Row[]): '1' | '2' | '3.0' | '3.5' => {
	if (rows.some(row => row.entityType)) {
		return '3.5';
	}

	if (rows.some(row => row.throughputKBps ?? row.checkpointOwner)) {
		return '3.0';
	}

	return rows.some(row => row.startingHashKey) ? '2' : '1';
};
