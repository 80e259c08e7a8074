import {loadOf} from '../../service/shard-load.js';
import type {ShardView} from '../meters/shard-view.js';
import type {AlertMeasure} from './threshold.js';

/**
What is measured, once a second.
*/
export type AlertLook = {
	/**
	Clock time in ms.
	*/
	readonly at: number;
	/**
	Records read since the start.
	*/
	readonly totalRecords: number;
	/**
	Written per second over the last ten, by the time of arrival; undefined while that is not known.
	*/
	readonly arrivedPerSecond: number | undefined;
	readonly shards: ReadonlyArray<Pick<ShardView, 'shardId' | 'reader' | 'recordsPerSecond' | 'bytesPerSecond' | 'throttledPerSecond' | 'lagMilliseconds'>>;
};

export type Measured = {readonly value: number; readonly shardId?: string};

/**
A measure is missing while it is not known.
*/
export type Measurements = Readonly<Partial<Record<AlertMeasure, Measured>>>;

type Shard = AlertLook['shards'][number];

const worstOf = (shards: readonly Shard[], measure: (shard: Shard) => number | undefined): Measured | undefined => {
	let worst: Measured | undefined;
	for (const shard of shards) {
		const value = measure(shard);
		if (value !== undefined && (worst === undefined || value > worst.value)) {
			worst = {value, shardId: shard.shardId};
		}
	}

	return worst;
};

const throttledOf = ({throttledPerSecond, reader}: Shard): number => throttledPerSecond + (reader === 'throttled' ? 1 : 0);

const throttledIn = (shards: readonly Shard[]): Measured => {
	let value = 0;
	for (const shard of shards) {
		value += throttledOf(shard);
	}

	const worst = worstOf(shards, shard => throttledOf(shard) > 0 ? throttledOf(shard) : undefined);
	return {value, shardId: worst?.shardId};
};

const isStuck = ({reader}: Shard): boolean => reader === 'retrying' || reader === 'throttled';

/**
How far behind shards are. While a reader gets no answer nobody knows, and what it said last may be long ago: then the time since counts too, because records go on arriving.
*/
const createLag = () => {
	let stuckSince = new Map<string, number>();

	return (shards: readonly Shard[], at: number): Measured | undefined => {
		stuckSince = new Map(shards.filter(shard => isStuck(shard)).map(({shardId}) => [shardId, stuckSince.get(shardId) ?? at]));
		return worstOf(shards, ({shardId, lagMilliseconds}) =>
			lagMilliseconds === undefined ? undefined : lagMilliseconds + at - (stuckSince.get(shardId) ?? at));
	};
};

/**
Turns what is seen each second into what thresholds are about. `startedAt` is when reading began, clock time in ms: silence counts from there.
*/
export const createMeasuring = (startedAt: number): (look: AlertLook) => Measurements => {
	let newestAt = startedAt;
	let newestTotal = 0;
	const lagOf = createLag();

	return ({at, totalRecords, arrivedPerSecond, shards}) => {
		if (totalRecords !== newestTotal) {
			newestTotal = totalRecords;
			newestAt = at;
		}

		const read = shards.filter(({reader}) => reader !== 'ended' && reader !== 'not-read');
		return {
			lag: lagOf(read, at),
			throttled: throttledIn(shards),
			silence: {value: at - newestAt},
			rate: arrivedPerSecond === undefined ? undefined : {value: arrivedPerSecond},
			'hot-shard': worstOf(read, loadOf),
		};
	};
};
