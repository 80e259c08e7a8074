import {SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_RECORDS_PER_SECOND} from '../service/limits.js';
import {shortShardId} from '../records/text/short-shard-id.js';
import {loadOf} from '../service/shard-load.js';
import {counted, grouped, oneLine} from '../words.js';
import type {Advice} from './advice.js';
import type {Split} from './best-split.js';
import {firstDigits} from './key-place.js';
import {nearerLimit, type Flow} from './traffic.js';

const KILOBYTE = 1024;

const rounded = (value: number): string => grouped(value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

/**
A flow, measured against the limit that it is nearer to: `840 records/s`, `900 KB/s`.
*/
export const flowWords = (flow: Flow): string =>
	nearerLimit(flow) === 'bytes' ? `${rounded(flow.bytesPerSecond / KILOBYTE)} KB/s` : `${rounded(flow.recordsPerSecond)} records/s`;

const limitWords = (flow: Flow): string =>
	nearerLimit(flow) === 'bytes' ? `${grouped(SHARD_WRITE_BYTES_PER_SECOND / KILOBYTE)} KB/s` : `${grouped(SHARD_WRITE_RECORDS_PER_SECOND)} records/s`;

const percent = (part: number): string => `${Math.round(part * 100)} %`;

const splitWords = ({newStartingHashKey, lower, upper}: Split): string =>
	`A split at ${firstDigits(newStartingHashKey)} leaves ${flowWords(lower)} below and ${flowWords(upper)} above.`;

/**
An advice in plain sentences, one per line; safe on a terminal.
*/
export const adviceWords = (advice: Advice): readonly string[] => {
	switch (advice.type) {
		case 'on-demand': {
			return ['The stream is on demand: the service chooses the number of shards and splits full ones.'];
		}

		case 'ignores-key': {
			return ['The stream spreads its records by itself (RecordDistributionStrategy AUTO): the partition key does not choose the shard.'];
		}

		case 'fits': {
			const {shardId, flow} = advice;
			return [`Over the last minute, the fullest shard, ${shortShardId(shardId)}, was at ${percent(loadOf(flow))} of its limit on average. For that, no more shards are needed.`];
		}

		case 'hot-key': {
			const {key, shardId, shareOfShard, split} = advice;
			const name = oneLine(key.partitionKey);
			const flow = flowWords(key);
			return [
				`${name} alone makes ${percent(shareOfShard)} of shard ${shortShardId(shardId)}. More shards do not bring it below ${flow}.`,
				...(loadOf(key) >= 0.99 ? [`A shard takes ${limitWords(key)}. Only several partition keys for these records help.`] : []),
				split === undefined ? 'A split does not change that.' : splitWords(split),
			];
		}

		case 'more-shards': {
			const {shardId, flow, shardCount, fullest, split} = advice;
			const isEnough = loadOf(fullest) <= 1;
			return [
				`Shard ${shortShardId(shardId)} takes in ${flowWords(flow)}; its limit is ${limitWords(flow)}.`,
				isEnough
					? `With ${counted(shardCount, 'shard')}, the fullest would take in ${flowWords(fullest)}.`
					: `Even with ${counted(shardCount, 'shard')}, the fullest would take in ${flowWords(fullest)}.`,
				...(split === undefined ? [] : [splitWords(split)]),
			];
		}
	}
};
