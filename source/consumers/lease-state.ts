import type {Ahead} from './lag.js';
import {SHARD_END, TRIM_HORIZON, type Lease} from './lease.js';

/**
The states of a consumer on a shard, worst first.
*/
export const leaseStates = ['lost', 'will-lose-data', 'dead-worker', 'stuck', 'unowned', 'behind', 'waits-for-parent', 'ok', 'finished'] as const;

export type LeaseState = (typeof leaseStates)[number];

/**
KCL counts a worker as dead after this time without a renewal. Source: failoverTimeMillis of amazon-kinesis-client.
*/
export const FAILOVER_MILLISECONDS = 10_000;

/**
A lag that an application which makes a checkpoint each minute has all the time.
*/
export const BEHIND_MILLISECONDS = 60_000;

/**
A checkpoint that stands for longer is stuck, unless longer pauses are usual for this application.
*/
export const STANDING_MILLISECONDS = 60_000;

/**
The parts of the retention from which records will be lost soon, and very soon.
*/
export const LOSING_SHARE = 0.5;
export const LOSING_SOON_SHARE = 0.8;

/**
What earlier scans saw of a lease. All times are clock ms.
*/
export type LeaseMemory = {
	readonly counter: string | undefined;
	readonly owner: string | undefined;
	/**
	The first scan that saw this counter of this owner.
	*/
	readonly counterSince: number;
	readonly checkpoint: string;
	/**
	The first scan that saw this checkpoint.
	*/
	readonly checkpointSince: number;
	/**
	The longest time that a checkpoint stood before it moved on.
	*/
	readonly longestPause: number;
};

/**
The memory after a further scan.
*/
export const remember = (before: LeaseMemory | undefined, {counter, owner, checkpoint}: Lease, at: number): LeaseMemory => {
	const isSameCounter = before?.counter === counter && before?.owner === owner;
	const isSameCheckpoint = before?.checkpoint === checkpoint;
	return {
		counter,
		owner,
		counterSince: before && isSameCounter ? before.counterSince : at,
		checkpoint,
		checkpointSince: before && isSameCheckpoint ? before.checkpointSince : at,
		longestPause: before && !isSameCheckpoint ? Math.max(before.longestPause, at - before.checkpointSince) : before?.longestPause ?? 0,
	};
};

export type LeaseFacts = {
	readonly lease: Lease;
	/**
	With this scan.
	*/
	readonly memory: LeaseMemory;
	/**
	The time of the scan, in clock ms.
	*/
	readonly at: number;
	readonly lagMilliseconds: number | undefined;
	readonly ahead: Ahead;
	/**
	Whether the lease of a parent has not come to its end.
	*/
	readonly isParentUnfinished: boolean;
	/**
	Whether the service still lists the shard.
	*/
	readonly isListed: boolean;
	/**
	Whether another lease of the same owner was renewed: a worker renews all of its leases.
	*/
	readonly isOwnerAlive: boolean;
	readonly retentionMilliseconds: number;
};

/**
Whether nobody works on the shard, or its work does not go on.
*/
const faultOf = ({lease, memory, at, lagMilliseconds, ahead, isOwnerAlive}: LeaseFacts): LeaseState => {
	if (lease.owner === undefined) {
		return 'unowned';
	}

	if (!isOwnerAlive && at - memory.counterSince >= FAILOVER_MILLISECONDS) {
		return 'dead-worker';
	}

	if (ahead === 'yes' && at - memory.checkpointSince >= Math.max(STANDING_MILLISECONDS, 2 * memory.longestPause)) {
		return 'stuck';
	}

	return ahead !== 'no' && (lagMilliseconds ?? 0) > BEHIND_MILLISECONDS ? 'behind' : 'ok';
};

export type LeaseVerdict = {
	readonly state: LeaseState;
	/**
	Why records are lost, or will be.
	*/
	readonly cause?: LeaseState;
	/**
	The lag as a part of the retention, 0 … 1 and above; undefined if the lag is unknown.
	*/
	readonly retentionShare: number | undefined;
};

/**
How a consumer is on a shard, after two scans or more. After one scan nobody can tell whether a worker is dead or a checkpoint stands.
*/
export const leaseVerdict = (facts: LeaseFacts): LeaseVerdict => {
	const {lease: {checkpoint}, lagMilliseconds, ahead, isListed, isParentUnfinished, retentionMilliseconds} = facts;
	if (checkpoint === SHARD_END) {
		return {state: 'finished', retentionShare: undefined};
	}

	const retentionShare = lagMilliseconds === undefined || ahead === 'no' ? undefined : lagMilliseconds / retentionMilliseconds;
	if (isListed && checkpoint === TRIM_HORIZON && isParentUnfinished) {
		return {state: 'waits-for-parent', retentionShare};
	}

	const cause = faultOf(facts);
	if (!isListed || (retentionShare ?? 0) > 1) {
		return {state: 'lost', cause, retentionShare};
	}

	return (retentionShare ?? 0) > LOSING_SHARE ? {state: 'will-lose-data', cause, retentionShare} : {state: cause, retentionShare};
};
