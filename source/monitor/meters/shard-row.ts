import {hashShareOf} from '../../service/hash-ranges.js';
import {isOpen, type Shard} from '../../service/shard.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import type {ShardView} from './shard-view.js';
import {NO_RATES} from './shard-arrivals.js';
import type {ShardIntake} from './shard-intake.js';
import type {ShardLoad} from './shard-load.js';

/**
What is known of a shard from reading it.
*/
export type ShardMeter = {
	/**
	How fast it is read.
	*/
	intake: ShardIntake | undefined;
	/**
	How much is written to it.
	*/
	load: ShardLoad | undefined;
	/**
	Clock time in ms of the last answer.
	*/
	answeredAt: number | undefined;
	reader: ShardView['reader'];
	lagMilliseconds: number | undefined;
	readUntil: number | undefined;
	retryAt: number | undefined;
	endedAt: number | undefined;
	/**
	The row that was published last, when in clock ms, and the listed shard that it is of.
	*/
	published: {readonly shard: Shard; readonly view: ShardView; readonly at: number} | undefined;
	/**
	Something was noted since.
	*/
	hasNews: boolean;
};

export const newShardMeter = (): ShardMeter => ({
	intake: undefined,
	load: undefined,
	answeredAt: undefined,
	reader: 'not-read',
	lagMilliseconds: undefined,
	readUntil: undefined,
	retryAt: undefined,
	endedAt: undefined,
	published: undefined,
	hasNews: true,
});

const parentsOf = (shard: Shard): readonly string[] => [shard.parentShardId, shard.adjacentParentShardId].filter(id => id !== undefined);

type Fixed = Pick<ShardView, 'shardId' | 'shortId' | 'state' | 'startingHashKey' | 'endingHashKey' | 'hashShare' | 'parentShardIds'>;

const fixedParts = new WeakMap<Shard, Fixed>();

/**
What stays as long as the shard is listed so. Made once: arithmetic of 128 bits takes longer than all the rest of a row.
*/
const fixedPart = (shard: Shard): Fixed => {
	let fixed = fixedParts.get(shard);
	if (fixed === undefined) {
		fixed = {
			shardId: shard.shardId,
			shortId: shortShardId(shard.shardId),
			state: isOpen(shard) ? 'open' : 'closed',
			startingHashKey: shard.startingHashKey,
			endingHashKey: shard.endingHashKey,
			hashShare: hashShareOf(shard),
			parentShardIds: parentsOf(shard),
		};
		fixedParts.set(shard, fixed);
	}

	return fixed;
};

/**
A row is shown as it was this long without an answer; then it says so.
*/
const STALE_MILLISECONDS = 5000;

const asOf = ({reader, answeredAt}: ShardMeter, now: number): number | undefined =>
	answeredAt !== undefined && (reader === 'throttled' || reader === 'retrying') && now - answeredAt > STALE_MILLISECONDS ? answeredAt : undefined;

/**
What is known of a shard beside what its reader reports.
*/
export type Beside = {
	/**
	Our own puts that it throttles.
	*/
	readonly throttledPerSecond: number;
	/**
	Whether reading began at a place that leaves closed shards behind it.
	*/
	readonly isSkipping: boolean;
};

const viewOf = (shard: Shard, meter: ShardMeter, {throttledPerSecond, isSkipping}: Beside, now: number): ShardView => {
	const {recordsPerSecond, bytesPerSecond} = meter.load?.rates(now) ?? NO_RATES;
	// One object that is spread, and no more: a second one takes V8 ten times as long.
	return {
		...fixedPart(shard),
		recordsPerSecond,
		bytesPerSecond,
		loadAsOf: meter.load?.knownUntil(now),
		isSampled: meter.load?.isSampled(now) ?? false,
		throttledPerSecond,
		lagMilliseconds: meter.lagMilliseconds,
		readUntil: meter.readUntil,
		reader: meter.reader,
		isSkipped: isSkipping && meter.reader === 'not-read' && !isOpen(shard),
		asOf: asOf(meter, now),
		retryAt: meter.retryAt,
		endedAt: meter.endedAt,
	};
};

// A re-created stream has the old ids over other ranges.
const CHANGING_FIELDS = ['state', 'startingHashKey', 'endingHashKey', 'recordsPerSecond', 'bytesPerSecond', 'loadAsOf', 'isSampled', 'throttledPerSecond', 'lagMilliseconds', 'readUntil', 'reader', 'isSkipped', 'asOf', 'retryAt', 'endedAt'] as const;

const isSameView = (a: ShardView, b: ShardView): boolean => a.shardId === b.shardId && CHANGING_FIELDS.every(field => a[field] === b[field]);

const isStill = ({recordsPerSecond}: ShardView): boolean => recordsPerSecond === 0;

/**
Between two reads a rate only falls; the screen shows this no more often.
*/
const FALLING_RATE_MILLISECONDS = 500;

// A clock that was set back holds nothing up.
const isRecent = (at: number, now: number): boolean => Math.abs(now - at) < FALLING_RATE_MILLISECONDS;

/**
The row of a shard, the same object as last time when nothing in it changed. Costs next to nothing where nothing happens, as in most of thousands of shards.
*/
export const publishedView = (shard: Shard, meter: ShardMeter, beside: Beside, now: number): ShardView => {
	const {published, hasNews} = meter;
	if (!hasNews && published?.shard === shard) {
		const {view, at} = published;
		const isSame = view.throttledPerSecond === beside.throttledPerSecond && view.asOf === asOf(meter, now);
		if (isSame && (isStill(view) || isRecent(at, now))) {
			return view;
		}
	}

	const made = viewOf(shard, meter, beside, now);
	const view = published && isSameView(published.view, made) ? published.view : made;
	meter.published = {shard, view, at: now};
	meter.hasNews = false;
	return view;
};
