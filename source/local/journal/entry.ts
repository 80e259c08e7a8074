import type {WireObject} from '../operation.js';
import type {RecordEntry} from '../operations/records/record-write.js';
import type {Commitment} from '../state/account.js';
import {shardIndexOf, type Shard} from '../state/shard.js';
import type {Segment} from '../state/segment.js';
import type {RecordLog} from '../state/record-log.js';
import type {Stream} from '../state/stream.js';

/**
A stored record: where it went is kept with it, so that replaying need not decide again.
*/
export type StoredRecord = {
	readonly shardIndex: number;
	readonly partitionKey: string;
	readonly data: Uint8Array;
};

/**
The state of a shard without its records.
*/
export type ShardState = Omit<Shard, 'log' | 'limits'> & Pick<RecordLog, 'firstCounter' | 'nextCounter' | 'lastTime' | 'retainedBytes'>;

/**
Written at each start of the engine. The key is for iterators and tokens, so that they stay valid after a restart.
*/
export type Opened = {
	readonly kind: 'opened';
	readonly version: 1;
	readonly region: string;
	readonly transitionMilliseconds: number;
	readonly tokenKey: Uint8Array;
};

/**
What a journal holds, in order: how it was opened, then what changed. After a compaction it begins with the state so far.
*/
export type JournalEntry =
	| Opened
	| {readonly kind: 'call'; readonly at: number; readonly operation: string; readonly input: WireObject}
	| {readonly kind: 'put'; readonly at: number; readonly streamName: string; readonly records: readonly StoredRecord[]}
	/**
	From here on the state at a compaction, up to the entry that ends it.
	*/
	| {readonly kind: 'account'; readonly lastCreatedAt: number; readonly commitment: Commitment}
	| {readonly kind: 'stream'; readonly stream: Omit<Stream, 'shards' | 'openShards'>; readonly shards: readonly ShardState[]}
	| {readonly kind: 'segment'; readonly streamName: string; readonly shardIndex: number; readonly segment: Segment}
	| {readonly kind: 'account-end'};

type Put = {
	readonly entries: readonly RecordEntry[];
	readonly results: ReadonlyArray<{readonly ShardId?: string}>;
};

const putOf = (operation: string, input: WireObject, output: WireObject): Put | undefined => {
	switch (operation) {
		case 'PutRecord': {
			return {entries: [input as unknown as RecordEntry], results: [output]};
		}

		case 'PutRecords': {
			return {entries: input.Records as unknown as RecordEntry[], results: output.Records as Array<{ShardId?: string}>};
		}

		default: {
			return undefined;
		}
	}
};

/**
What to keep of a call at `at` (clock time in ms). Of puts, it keeps only the accepted records.
*/
export const entryOfCall = (call: {operation: string; input: WireObject; output: WireObject; at: number; streamName: string}): JournalEntry => {
	const {operation, input, output, at, streamName} = call;
	const put = putOf(operation, input, output);
	if (!put) {
		return {
			kind: 'call',
			at,
			operation,
			input,
		};
	}

	const records = put.entries.flatMap(({PartitionKey: partitionKey, Data: data}, index) => {
		const shardId = put.results[index]!.ShardId;
		return shardId === undefined ? [] : [{shardIndex: shardIndexOf(shardId)!, partitionKey, data}];
	});
	return {
		kind: 'put',
		at,
		streamName,
		records,
	};
};
