import {arrivalOf, type KinesisRecord} from '../../service/record.js';

/**
A record of a shard, and how many wanted ones it holds: an aggregate can hold several.
*/
export type ShardRecord = {readonly shardId: string; readonly record: KinesisRecord; readonly wanted: number};

type Placed = ShardRecord & {
	/**
	The latest arrival in its shard so far, in ms since the epoch. Within a shard it never falls, so that a shard's records keep their order.
	*/
	readonly at: number;
};

/**
Keeps the newest of the records that it is shown.
*/
export type NewestRecords = {
	add(record: ShardRecord): void;
	/**
	The wanted records in all that it was shown.
	*/
	readonly wanted: number;
	/**
	By arrival over all shards; in a shard as they were read. The first may hold more than is needed.
	*/
	list(): readonly ShardRecord[];
};

/**
How many times the records that are kept may pile up before they are sorted again.
*/
const SLACK = 4;
const FEW = 100;

export const createNewestRecords = (count: number): NewestRecords => {
	const mostHeld = (count * SLACK) + FEW;
	let kept: Placed[] = [];
	let wantedKept = 0;
	let wanted = 0;
	const latest = new Map<string, number>();

	const trim = () => {
		// Stable: equal times stay as they were read.
		kept.sort((a, b) => a.at - b.at);
		let first = kept.length;
		wantedKept = 0;
		while (first > 0 && wantedKept < count) {
			first--;
			wantedKept += kept[first]!.wanted;
		}

		kept = kept.slice(first);
	};

	return {
		add(shardRecord) {
			const {shardId, record} = shardRecord;
			const before = latest.get(shardId) ?? -Infinity;
			const arrival = arrivalOf(record);
			// Not every emulator sends a time.
			const at = Number.isNaN(arrival) ? before : Math.max(arrival, before);
			latest.set(shardId, at);
			kept.push({...shardRecord, at});
			wanted += shardRecord.wanted;
			wantedKept += shardRecord.wanted;
			if (wantedKept > mostHeld) {
				trim();
			}
		},
		get wanted() {
			return wanted;
		},
		list() {
			trim();
			return kept;
		},
	};
};
