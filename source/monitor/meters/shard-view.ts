import {hashShareOf} from '../../kinesis/streams/hash-range.js';
import {isOpen, type Shard} from '../../kinesis/streams/shards.js';
import type {ShardView} from '../snapshot.js';
import {shortShardId} from './shard-id.js';
import type {ShardIntake} from './shard-intake.js';

/**
What is known of a shard from reading it.
*/
export type ShardMeter = {
	intake: ShardIntake | undefined;
	reader: ShardView['reader'];
	lagMilliseconds: number | undefined;
	readUntil: number | undefined;
	retryAt: number | undefined;
	endedAt: number | undefined;
	/**
	The row that was published last, and the listed shard that it is of.
	*/
	published: {readonly shard: Shard; readonly view: ShardView} | undefined;
	/**
	Something was noted since.
	*/
	hasNews: boolean;
};

export const newShardMeter = (): ShardMeter => ({
	intake: undefined,
	reader: 'not-read',
	lagMilliseconds: undefined,
	readUntil: undefined,
	retryAt: undefined,
	endedAt: undefined,
	published: undefined,
	hasNews: true,
});

const parentsOf = (shard: Shard): readonly string[] => [shard.parentShardId, shard.adjacentParentShardId].filter(id => id !== undefined);

const IDLE = {recordsPerSecond: 0, bytesPerSecond: 0};

const viewOf = (shard: Shard, meter: ShardMeter, throttledPerSecond: number, now: number): ShardView => ({
	shardId: shard.shardId,
	shortId: shortShardId(shard.shardId),
	state: isOpen(shard) ? 'open' : 'closed',
	startingHashKey: shard.startingHashKey,
	endingHashKey: shard.endingHashKey,
	hashShare: hashShareOf(shard),
	parentShardIds: parentsOf(shard),
	...(meter.intake?.rates(now) ?? IDLE),
	throttledPerSecond,
	lagMilliseconds: meter.lagMilliseconds,
	readUntil: meter.readUntil,
	reader: meter.reader,
	retryAt: meter.retryAt,
	endedAt: meter.endedAt,
});

// A re-created stream has the old ids over other ranges.
const CHANGING_FIELDS = ['state', 'startingHashKey', 'endingHashKey', 'recordsPerSecond', 'bytesPerSecond', 'throttledPerSecond', 'lagMilliseconds', 'readUntil', 'reader', 'retryAt', 'endedAt'] as const;

const isSameView = (a: ShardView, b: ShardView): boolean => a.shardId === b.shardId && CHANGING_FIELDS.every(field => a[field] === b[field]);

const isStill = ({recordsPerSecond, throttledPerSecond}: ShardView): boolean => recordsPerSecond === 0 && throttledPerSecond === 0;

/**
The row of a shard, the same object as last time when nothing in it changed. Costs next to nothing where nothing happens, as in most of thousands of shards.
*/
export const publishedView = (shard: Shard, meter: ShardMeter, throttledPerSecond: number, now: number): ShardView => {
	const {published, hasNews} = meter;
	if (!hasNews && throttledPerSecond === 0 && published?.shard === shard && isStill(published.view)) {
		return published.view;
	}

	const made = viewOf(shard, meter, throttledPerSecond, now);
	const view = published && isSameView(published.view, made) ? published.view : made;
	meter.published = {shard, view};
	meter.hasNews = false;
	return view;
};
