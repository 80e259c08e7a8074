import {loadOf} from '../../service/shard-load.js';
import type {ConsumersView} from '../consumers/consumers-view.js';
import type {ShardView} from '../meters/shard-view.js';
import type {AlertMeasure} from './threshold.js';

/**
The values of one look, once a second.
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
	Records written per second over the last ten seconds, by arrival time; undefined if unknown.
	*/
	readonly arrivedPerSecond: number | undefined;
	readonly shards: ReadonlyArray<Pick<ShardView, 'shardId' | 'reader' | 'recordsPerSecond' | 'bytesPerSecond' | 'throttledPerSecond' | 'lagMilliseconds' | 'isSampled'>>;
	/**
	The consumers, if they are looked at.
	*/
	readonly consumers?: Pick<ConsumersView, 'tables'> | undefined;
};

export type Measured = {
	readonly value: number;
	readonly shardId?: string;
	readonly consumer?: string;
	/**
	Worked out from a sample of the records.
	*/
	readonly isEstimate?: boolean;
};

/**
An unknown measure is missing.
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

const consumerLag = ({tables}: NonNullable<AlertLook['consumers']>): Measured | undefined => {
	let worst: Measured | undefined;
	for (const {table, scan} of tables) {
		for (const {shardId, lag} of scan?.shards ?? []) {
			if (lag && lag.milliseconds > (worst?.value ?? -1)) {
				worst = {value: lag.milliseconds, shardId, consumer: table};
			}
		}
	}

	return worst;
};

const isStuck = ({reader}: Shard): boolean => reader === 'retrying' || reader === 'throttled';

/**
How far shards are behind. While a reader gets no answer, the time since its last answer counts too, because records keep arriving.
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
Turns the values of each second into the measures of the thresholds. `startedAt` is when reading began, clock time in ms: silence counts from there.
*/
export const createMeasuring = (startedAt: number): (look: AlertLook) => Measurements => {
	let newestAt = startedAt;
	let newestTotal = 0;
	const lagOf = createLag();

	const hottest = (shards: readonly Shard[]): Measured | undefined => {
		const worst = worstOf(shards, loadOf);
		return worst && {...worst, isEstimate: shards.some(({shardId, isSampled = false}) => isSampled && shardId === worst.shardId)};
	};

	return ({at, totalRecords, arrivedPerSecond, shards, consumers}) => {
		if (totalRecords !== newestTotal) {
			newestTotal = totalRecords;
			newestAt = at;
		}

		const read = shards.filter(({reader}) => reader !== 'ended' && reader !== 'not-read');
		return {
			lag: lagOf(read, at),
			throttled: throttledIn(shards),
			silence: {value: at - newestAt},
			rate: arrivedPerSecond === undefined ? undefined : {value: arrivedPerSecond, isEstimate: read.some(({isSampled = false}) => isSampled)},
			'consumer-lag': consumers && consumerLag(consumers),
			'hot-shard': hottest(read),
		};
	};
};
