import type {Shard} from '../../service/shard.js';
import type {ShownPart} from '../part.js';
import {createShardMeters, type ShardMeters} from './shard-meters.js';
import type {ShardView} from './shard-view.js';

/**
The part that measures each shard.
*/
export type MetersPart = ShownPart<readonly ShardView[]> & Pick<ShardMeters, 'readPerSecond' | 'arrivedPerSecond'>;

export const createMetersPart = ({shards, throttledPerSecond, isSkipping}: {
	/**
	Those that the stream has.
	*/
	shards(): readonly Shard[];
	/**
	Our own puts that a shard throttles.
	*/
	throttledPerSecond(shardId: string, at: number): number;
	/**
	Reading began elsewhere than at the oldest record: shards that were closed before are not read.
	*/
	isSkipping(): boolean;
}): MetersPart => {
	const meters = createShardMeters();
	return {
		take: meters.onReadEvent,
		forget: meters.startOver,
		view: at => meters.views(shards(), at, shardId => throttledPerSecond(shardId, at), isSkipping()),
		readPerSecond: meters.readPerSecond,
		arrivedPerSecond: meters.arrivedPerSecond,
	};
};
