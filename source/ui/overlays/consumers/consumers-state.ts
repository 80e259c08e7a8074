import type {ShardWork} from '../../../consumers/lease-scan.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Size} from '../../../size.js';
import {coveringSize} from '../../frame/layout.js';
import {consumerEntries, type ConsumerEntry} from './consumer-entries.js';

/**
The list of consumers, or one of them.
*/
export type ConsumersOverlay = {
	readonly type: 'consumers';
	/**
	The entry under the cursor; the first if it is undefined or gone.
	*/
	readonly chosen: string | undefined;
	readonly isOpened: boolean;
	/**
	The shard under the cursor of the opened entry; the first if it is undefined or gone.
	*/
	readonly shardId: string | undefined;
	/**
	What became of the last question to Kinesis.
	*/
	readonly answer: string | undefined;
};

const MAX_COLUMNS = 130;

export const consumersSize = (frame: Size): Size => coveringSize(frame, MAX_COLUMNS);

/**
The entries, and the place of the chosen one.
*/
export const chosenEntry = ({chosen}: ConsumersOverlay, snapshot: Snapshot): {readonly entries: readonly ConsumerEntry[]; readonly place: number; readonly entry: ConsumerEntry} => {
	const entries = consumerEntries(snapshot);
	const place = Math.max(0, entries.findIndex(({id}) => id === chosen));
	// This window is always there.
	return {entries, place, entry: entries[place]!};
};

/**
The shards of an entry, and the place of the chosen one.
*/
export const chosenShard = ({shardId}: ConsumersOverlay, {table}: ConsumerEntry): {readonly shards: readonly ShardWork[]; readonly place: number; readonly work: ShardWork | undefined} => {
	const shards = table?.scan?.shards ?? [];
	const place = Math.max(0, shards.findIndex(shard => shard.shardId === shardId));
	return {shards, place, work: shards[place]};
};
