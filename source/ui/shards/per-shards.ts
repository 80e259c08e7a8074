import type {ShardView} from '../../monitor/meters/shard-view.js';
import {oncePer} from '../view/once-per.js';

/**
Measures each published array only once: every frame and every key asks for the result, and there may be thousands of shards.
*/
export const perShards = <Result extends NonNullable<unknown>>(measure: (shards: readonly ShardView[]) => Result): ((shards: readonly ShardView[]) => Result) => oncePer(measure);

/**
Each shard is polled once a second, so a shorter lag is not a backlog.
*/
export const BACKLOG_MILLISECONDS = 2000;

/**
The largest lag of all shards behind their newest record, in ms; 0 if all known shards are at the tip.
*/
export const readingLag = perShards((shards): number => {
	let lag = 0;
	for (const {reader, lagMilliseconds = 0} of shards) {
		lag = reader === 'ended' ? lag : Math.max(lag, lagMilliseconds);
	}

	return lag;
});

const lastAnswers = perShards((shards): readonly number[] => {
	const read = shards.filter(({reader}) => reader !== 'ended' && reader !== 'not-read');
	const answers = read.flatMap(({asOf}) => asOf ?? []);
	return answers.length === read.length ? answers : [];
});

/**
Clock time in ms of the newest answer, if no shard has had one for a while; undefined while one is current.
*/
export const staleSince = (shards: readonly ShardView[]): number | undefined => {
	const answers = lastAnswers(shards);
	return answers.length > 0 ? Math.max(...answers) : undefined;
};

/**
The shards by the state of their readers.
*/
export const shardsByReader = perShards((shards): ReadonlyMap<ShardView['reader'], readonly ShardView[]> => Map.groupBy(shards, ({reader}) => reader));
