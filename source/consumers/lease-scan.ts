import {shardIndexOf} from '../service/shard-id.js';
import {
	aheadOf,
	estimatedLag,
	type Ahead,
	type Lag,
	type ShardTip,
} from './lag.js';
import {
	leaseVerdict,
	remember,
	type LeaseMemory,
	type LeaseState,
	type LeaseVerdict,
} from './lease-state.js';
import {readLeaseTable, type LeaseTable, type WatchedStream} from './lease-table.js';
import {
	SHARD_END,
	TRIM_HORIZON,
	type Lease,
	type Row,
} from './lease.js';
import {sequenceTime} from './sequence-time.js';
import {
	trendOf,
	withSample,
	type LagSample,
	type Trend,
} from './trend.js';
import {worstFirst} from './worst-first.js';

/**
A consumer on one shard, as of the last scan. All times are ms since the epoch.
*/
export type ShardWork = LeaseVerdict & {
	readonly shardId: string;
	readonly owner: string | undefined;
	readonly checkpoint: string;
	readonly subSequenceNumber: string | undefined;
	/**
	When the record of the checkpoint arrived, as its sequence number says.
	*/
	readonly checkpointAt: number | undefined;
	/**
	The first scan that saw this checkpoint.
	*/
	readonly checkpointSince: number;
	readonly ahead: Ahead;
	readonly lag: Lag | undefined;
	readonly trend: Trend | undefined;
	/**
	The first scan that saw this state.
	*/
	readonly stateSince: number;
};

/**
An answer of the service about what is behind a checkpoint.
*/
export type ExactAnswer = {
	readonly checkpoint: string;
	/**
	When it was asked, in clock ms.
	*/
	readonly at: number;
	/**
	Undefined if the records behind the checkpoint are gone.
	*/
	readonly lagMilliseconds: number | undefined;
};

type Known = {
	readonly memory: LeaseMemory;
	readonly samples: readonly LagSample[];
	readonly lagKind: Lag['kind'] | undefined;
	readonly state: LeaseState;
	readonly stateSince: number;
};

/**
What the scans of a table have shown so far, by lease.
*/
export type LeaseScanMemory = ReadonlyMap<string, Known>;

export type LeaseScan = Omit<LeaseTable, 'leases'> & {
	/**
	Worst first.
	*/
	readonly shards: readonly ShardWork[];
};

export type ScanSight = {
	/**
	The time of the scan, in clock ms.
	*/
	readonly at: number;
	readonly stream: WatchedStream;
	readonly before: LeaseScanMemory;
	/**
	Whether sequence numbers hold the time of arrival here.
	*/
	readonly isTrusted: boolean;
	tipOf?(shardId: string): ShardTip | undefined;
	exactOf?(shardId: string): ExactAnswer | undefined;
};

/**
An answer is exact for this long.
*/
const EXACT_MILLISECONDS = 60_000;

const lagOf = (lease: Lease, ahead: Ahead, {at, isTrusted, exactOf}: ScanSight): {readonly ahead: Ahead; readonly lag: Lag | undefined; readonly isLost?: true} => {
	const exact = exactOf?.(lease.shardId);
	if (exact?.checkpoint === lease.checkpoint && at - exact.at < EXACT_MILLISECONDS) {
		const {lagMilliseconds} = exact;
		return lagMilliseconds === undefined
			? {ahead: 'yes', lag: estimatedLag(lease, {now: at, ahead: 'yes', isTrusted}), isLost: true}
			: {ahead: lagMilliseconds === 0 ? 'no' : 'yes', lag: {milliseconds: lagMilliseconds === 0 ? 0 : lagMilliseconds + Math.max(0, at - exact.at), kind: 'exact'}};
	}

	return {ahead, lag: estimatedLag(lease, {now: at, ahead, isTrusted})};
};

/**
A shard that is newer than the list is no lost one.
*/
const listing = ({shards}: WatchedStream): ((shardId: string) => boolean) => {
	if (shards === undefined || shards.length === 0) {
		return () => true;
	}

	const listed = new Set(shards.map(({shardId}) => shardId));
	const newest = Math.max(...shards.map(({shardId}) => shardIndexOf(shardId)));
	return shardId => listed.has(shardId) || shardIndexOf(shardId) > newest;
};

/**
A lag that differs by more says something else than the one before.
*/
const JUMP_MILLISECONDS = 60_000;

/**
Whether the lag jumps because something was learnt, and not because the consumer moved: that is no trend.
*/
const isOnlyKnownBetter = (known: Known | undefined, {checkpoint}: LeaseMemory, {milliseconds, kind}: Lag): boolean => known !== undefined
	&& known.lagKind !== kind
	&& known.memory.checkpoint === checkpoint
	&& Math.abs((known.samples.at(-1)?.lag ?? milliseconds) - milliseconds) > JUMP_MILLISECONDS;

/**
Reads a scan of a lease table against the scans before.
*/
export const readLeaseScan = (rows: readonly Row[], sight: ScanSight): {readonly scan: LeaseScan; readonly memory: LeaseScanMemory} => {
	const {at, stream, before, tipOf} = sight;
	const {leases, ...table} = readLeaseTable(rows, stream);
	const isListed = listing(stream);
	const unfinished = new Set(leases.filter(({checkpoint}) => checkpoint !== SHARD_END).map(({shardId}) => shardId));
	const memories = new Map(leases.map(lease => [lease.leaseKey, remember(before.get(lease.leaseKey)?.memory, lease, at)]));
	// Renewed since the scan before; a lease that is seen for the first time proves nothing.
	const alive = new Set(leases
		.filter(({leaseKey, owner}) => owner !== undefined && before.get(leaseKey)?.memory.owner === owner && memories.get(leaseKey)!.counterSince === at)
		.map(({owner}) => owner));
	const memory = new Map<string, Known>();
	const shards = leases.map((lease): ShardWork => {
		const {leaseKey, shardId, owner, checkpoint, subSequenceNumber, parentShardIds} = lease;
		const known = before.get(leaseKey);
		const now = memories.get(leaseKey)!;
		const {ahead, lag, isLost} = lagOf(lease, aheadOf(checkpoint, tipOf?.(shardId)), sight);
		const verdict = leaseVerdict({
			lease,
			memory: now,
			at,
			lagMilliseconds: lag?.milliseconds,
			ahead,
			isParentUnfinished: parentShardIds.some(parent => unfinished.has(parent)),
			isListed: isListed(shardId) && !isLost,
			isOwnerAlive: alive.has(owner),
			retentionMilliseconds: stream.retentionMilliseconds,
		});
		const samples = lag ? withSample(isOnlyKnownBetter(known, now, lag) ? [] : known?.samples ?? [], {at, lag: lag.milliseconds}) : [];
		const stateSince = known?.state === verdict.state ? known.stateSince : at;
		memory.set(leaseKey, {
			memory: now, samples, lagKind: lag?.kind, state: verdict.state, stateSince,
		});
		return {
			...verdict,
			shardId,
			owner,
			checkpoint,
			subSequenceNumber,
			checkpointAt: checkpoint === TRIM_HORIZON ? undefined : sequenceTime(checkpoint)?.arrivedAt,
			checkpointSince: now.checkpointSince,
			ahead,
			lag,
			trend: trendOf(samples),
			stateSince,
		};
	});
	return {scan: {...table, shards: shards.toSorted(worstFirst)}, memory};
};
