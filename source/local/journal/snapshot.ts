import type {Account} from '../state/account.js';
import {settledStreams} from '../state/settle.js';
import {createShardLimits} from '../state/shard-limits.js';
import type {Shard} from '../state/shard.js';
import {trimSegment} from '../state/segment.js';
import {RecordLog} from '../state/record-log.js';
import {sortOpenShards} from '../state/stream.js';
import type {JournalEntry, ShardState} from './entry.js';

const shardState = ({log, limits: _limits, ...shard}: Shard): ShardState => ({
	...shard,
	firstCounter: log.firstCounter,
	nextCounter: log.nextCounter,
	lastTime: log.lastTime,
	retainedBytes: log.retainedBytes,
});

/**
The entries that give an account its present state, without its history.
*/
export function * snapshotEntries(account: Account): Generator<JournalEntry> {
	yield {kind: 'account', lastCreatedAt: account.lastCreatedAt, commitment: account.commitment};
	for (const stream of settledStreams(account)) {
		const {shards, openShards: _openShards, ...rest} = stream;
		yield {kind: 'stream', stream: rest, shards: shards.values().map(shard => shardState(shard)).toArray()};
		for (const shard of shards.values()) {
			for (const segment of shard.log.segments) {
				yield {
					kind: 'segment',
					streamName: stream.name,
					shardIndex: shard.index,
					segment: trimSegment(segment),
				};
			}
		}
	}

	yield {kind: 'account-end'};
}

const restoreShard = (state: ShardState, now: number): Shard => {
	const {firstCounter, nextCounter, lastTime, retainedBytes, ...shard} = state;
	const log = Object.assign(new RecordLog(), {
		firstCounter,
		nextCounter,
		lastTime,
		retainedBytes,
	});
	return {...shard, log, limits: createShardLimits(now)};
};

/**
Puts a stream of a snapshot into the account; its segments follow.
*/
export const restoreStream = (account: Account, {stream, shards}: Extract<JournalEntry, {kind: 'stream'}>): void => {
	const restored = {...stream, shards: new Map(shards.map(state => [state.index, restoreShard(state, account.clock.now())])), openShards: []};
	sortOpenShards(restored);
	account.streams.set(stream.name, restored);
	for (const {log} of restored.shards.values()) {
		account.retainedBytes += log.retainedBytes;
		account.retainedRecords += log.retainedRecords;
	}
};

export const restoreSegment = (account: Account, {streamName, shardIndex, segment}: Extract<JournalEntry, {kind: 'segment'}>): void => {
	account.streams.get(streamName)!.shards.get(shardIndex)!.log.segments.push(segment);
};
