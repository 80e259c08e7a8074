import type {MinuteOfTraffic} from '../../actions/reading/read-traffic.js';
import type {Advice} from '../../explain/advice.js';
import {adviceWords} from '../../explain/advice-words.js';
import type {ExplainedKey, Explanation} from '../../explain/explain-keys.js';
import type {Flow, OpenShard} from '../../explain/traffic.js';
import type {HashRange} from '../../service/hash-ranges.js';
import type {StreamSummary} from '../../service/stream.js';

export type ExplainInput = {
	readonly summary: StreamSummary;
	/**
	The open ones, along the hash keys.
	*/
	readonly shards: readonly OpenShard[];
	readonly explanation: Explanation;
	readonly advice: Advice | undefined;
	/**
	What was read of the last minute; undefined where nobody asked.
	*/
	readonly minute: MinuteOfTraffic | undefined;
};

const rangeJson = ({startingHashKey, endingHashKey}: HashRange) => ({startingHashKey: startingHashKey.toString(), endingHashKey: endingHashKey.toString()});

const flowJson = ({recordsPerSecond, bytesPerSecond}: Flow) => ({recordsPerSecond, bytesPerSecond});

const keyJson = ({partitionKey, md5, hashKey, part, shard, next, load}: ExplainedKey) => ({
	partitionKey,
	md5,
	hashKey: hashKey.toString(),
	part,
	shard: shard ? {shardId: shard.shardId, ...rangeJson(shard), hashShare: shard.hashShare} : null,
	...(next && {next: {shardId: next.shardId, ...rangeJson(next), isMoved: next.shardId !== shard?.shardId}}),
	...(load && {load: {...flowJson(load), shareOfShard: load.shareOfShard}}),
});

/**
The one object of `explain --json`. Hash keys are decimal strings: they need 128 bits. What was not asked for is null.
*/
export const explainJson = ({summary, shards, explanation: {keys, change}, advice, minute}: ExplainInput) => ({
	streamName: summary.name,
	streamMode: summary.mode,
	ignoresPartitionKey: summary.ignoresKey ?? false,
	openShardCount: shards.length,
	keys: keys.map(key => keyJson(key)),
	whatIf: change
		? {
			shardCount: change.shardCount,
			steps: change.steps,
			shards: change.shards.map(shard => ({
				shardId: shard.shardId, isNew: shard.isNew, ...rangeJson(shard), ...(minute && flowJson(shard)),
			})),
		}
		: null,
	load: minute
		? {
			seconds: minute.seconds,
			isWhole: minute.isWhole,
			...flowJson(minute.traffic.total),
			shards: shards.map(shard => ({shardId: shard.shardId, ...flowJson(shard)})),
		}
		: null,
	advice: advice ? adviceWords(advice) : null,
});
