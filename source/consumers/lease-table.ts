import {isOpen, type Shard} from '../service/shard.js';
import {
	readLease,
	releaseOf,
	type Lease,
	type Row,
} from './lease.js';
import {sequenceTime} from './sequence-time.js';

/**
The stream that is watched.
*/
export type WatchedStream = {
	readonly name: string;
	readonly accountId: string | undefined;
	/**
	In ms since the epoch; 0 if it is not known.
	*/
	readonly createdAt: number;
	readonly retentionMilliseconds: number;
	/**
	All listed shards, closed ones too; undefined if they are not known.
	*/
	readonly shards: readonly Shard[] | undefined;
};

/**
What a table is about: `this-stream`; `other-stream`: its leases are of other streams alone; `earlier-stream`: of shards that were made before this stream, so of another stream or of an earlier one of its name; `no-leases`: there is no row of a lease.
*/
export type TableSubject = 'this-stream' | 'other-stream' | 'earlier-stream' | 'no-leases';

export type LeaseTable = {
	readonly subject: TableSubject;
	readonly release: ReturnType<typeof releaseOf>;
	/**
	The leases of this stream.
	*/
	readonly leases: readonly Lease[];
	/**
	The names of the other streams that the table has leases of.
	*/
	readonly otherStreams: readonly string[];
	/**
	Leases of a stream of this name that was deleted.
	*/
	readonly earlierCount: number;
	/**
	Rows that KCL did not write.
	*/
	readonly foreignCount: number;
	/**
	Open shards without a lease: KCL makes one for each within some minutes.
	*/
	readonly withoutLease: readonly string[];
};

/**
Two clocks of the service, and seconds that are cut off.
*/
const TOLERANCE_MILLISECONDS = 5000;

type Evidence = 'this' | 'earlier' | 'other' | 'none';

/**
Every stream has a shard 0, so the id alone says nothing. The second in which the shard was made does.
*/
const evidenceOf = ({shardId, checkpoint}: Lease, {createdAt}: WatchedStream, shardsById: ReadonlyMap<string, Shard>): Evidence => {
	const time = sequenceTime(checkpoint);
	if (time === undefined) {
		return 'none';
	}

	const made = sequenceTime(shardsById.get(shardId)?.startingSequenceNumber ?? '')?.shardMadeAt;
	if (made !== undefined) {
		return made === time.shardMadeAt ? 'this' : (time.shardMadeAt < made ? 'earlier' : 'other');
	}

	return createdAt > 0 && time.shardMadeAt < createdAt - TOLERANCE_MILLISECONDS ? 'earlier' : 'none';
};

type Belonging = Exclude<Evidence, 'none'>;

const belongingOf = ({stream}: Lease, watched: WatchedStream): Belonging | undefined => {
	if (stream === undefined) {
		return undefined;
	}

	if (stream.streamName !== watched.name || (watched.accountId !== undefined && stream.accountId !== watched.accountId)) {
		return 'other';
	}

	const isSame = watched.createdAt === 0 || Math.abs((stream.creationEpoch * 1000) - watched.createdAt) <= TOLERANCE_MILLISECONDS;
	return isSame ? 'this' : 'earlier';
};

const subjectOf = (belongings: readonly Belonging[]): TableSubject => {
	if (belongings.length === 0) {
		return 'no-leases';
	}

	return belongings.includes('this') ? 'this-stream' : (belongings.includes('earlier') ? 'earlier-stream' : 'other-stream');
};

/**
Tells whose leases a table holds.
*/
export const readLeaseTable = (rows: readonly Row[], watched: WatchedStream): LeaseTable => {
	const read = rows.map(row => readLease(row));
	const leases = read.filter(lease => typeof lease !== 'string');
	const shardsById = new Map(watched.shards?.map(shard => [shard.shardId, shard]));
	// The keys of a table for one stream do not name it: what the checkpoints say counts for all of its leases.
	const evidence = leases.filter(({stream}) => stream === undefined).map(lease => evidenceOf(lease, watched, shardsById));
	const ofNameless: Belonging = evidence.includes('this') || evidence.every(one => one === 'none')
		? 'this'
		: (evidence.includes('other') ? 'other' : 'earlier');
	const belongings = leases.map(lease => belongingOf(lease, watched) ?? ofNameless);
	const own = leases.filter((_lease, index) => belongings[index] === 'this');
	const leased = new Set(own.map(({shardId}) => shardId));
	return {
		subject: subjectOf(belongings),
		release: releaseOf(rows),
		leases: own,
		otherStreams: [...new Set(leases.filter((_lease, index) => belongings[index] === 'other').map(({stream}) => stream?.streamName).filter(name => name !== undefined))],
		earlierCount: belongings.filter(belonging => belonging === 'earlier').length,
		foreignCount: read.filter(lease => lease === 'foreign').length,
		withoutLease: own.length === 0 ? [] : (watched.shards ?? []).filter(shard => isOpen(shard) && !leased.has(shard.shardId)).map(({shardId}) => shardId),
	};
};
