import type {Clock} from '../time/clock.js';
import type {Random} from '../random.js';
import type {JournalRepair} from './journal/journal-file.js';
import type {SyncMode} from './journal/sync-mode.js';

/**
How an embedded Kinesis behaves. Everything has a default; tests set the clock and the durations.
*/
export type EngineOptions = {
	readonly clock?: Clock;
	readonly random?: Random;
	/**
	Default us-east-1.
	*/
	readonly region?: string;
	/**
	How long CREATING, UPDATING and DELETING (and a consumer's CREATING) last, in ms. Default 1,500: a moment that one can see.
	*/
	readonly transitionMilliseconds?: number;
	/**
	False lifts the throughput limits (per shard, and call rates); sizes and counts stay limited. Default true.
	*/
	readonly hasLimits?: boolean;
	/**
	Most record bytes kept over all streams; the oldest records go first. Default 256 MiB.
	*/
	readonly maxBytes?: number;
	/**
	Open shards in this account and region. Default 20,000.
	*/
	readonly shardLimit?: number;
	/**
	Told when records are dropped because of `maxBytes`, and how many.
	*/
	readonly onTrimmed?: (trimmedRecords: number) => void;
	/**
	Streams that are there, and ACTIVE, from the start; one that the data folder holds already stays as it is. Throws a UserError when they are too many.
	*/
	readonly streams?: ReadonlyArray<{readonly streamName: string; readonly shardCount: number}>;
	/**
	Where streams and records are kept across restarts. Default: in memory only.
	*/
	readonly dataDirectory?: string;
	/**
	When the disk has what was answered: `always` before the answer, `second` within a second, `no` when the operating system likes. Default `no`.
	*/
	readonly sync?: SyncMode;
	/**
	Told when the end of what is kept there was incomplete or damaged, and was cut off.
	*/
	readonly onRepaired?: (repair: JournalRepair) => void;
	/**
	Told once, with the reason, when that folder can no longer be written: every change is refused from then on.
	*/
	readonly onUnwritable?: (reason: string) => void;
};
