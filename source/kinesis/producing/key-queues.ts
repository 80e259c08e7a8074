import {PUT_RECORDS_MAX_BYTES, PUT_RECORDS_MAX_RECORDS} from '../../service/limits.js';
import {orderKeyOf, type PutBatch, type QueuedEntry} from './put-entry.js';

type KeyQueue = {
	readonly orderKey: string;
	entries: QueuedEntry[];
	isUnderWay: boolean;
	/**
	The shard it waits for; the empty string while that is not known.
	*/
	shardId: string;
};

/**
The records that wait to be put, by partition key and in order. A key with records under way gives no more until they are answered, which keeps the order.
*/
export type KeyQueues = {
	readonly waitingRecords: number;
	readonly waitingBytes: number;
	/**
	When the next record to go began to wait, in clock ms; undefined if none may go.
	*/
	readonly waitingSince: number | undefined;
	/**
	When the record that waits longest began to wait, in clock ms, whether it may go or not; undefined if none waits.
	*/
	readonly oldestSince: number | undefined;
	/**
	Whether the records that may go, at most `runLength` per key, fill a call.
	*/
	canFillCall(runLength: number): boolean;
	/**
	The shards of the waiting records that may go.
	*/
	shardIds(): Iterable<string>;
	add(queued: QueuedEntry): void;
	/**
	Takes the records of one call: as many as a call takes, at most `runLength` per key, and only records that `canTake` allows.
	*/
	take(runLength: number, canTake: (shardId: string, bytes: number) => boolean): PutBatch;
	/**
	Gives back what must be put again, in order; the other keys of the call are free again.
	*/
	answered(batch: readonly QueuedEntry[], again: readonly QueuedEntry[]): void;
};

type Call = {
	readonly entries: QueuedEntry[];
	bytes: number;
	isCutShort: boolean;
};

const hasRoomFor = ({entries, bytes}: Call, queued: QueuedEntry): boolean => entries.length === 0
	|| (!queued.isAlone && !entries[0]!.isAlone && entries.length < PUT_RECORDS_MAX_RECORDS && bytes + queued.bytes <= PUT_RECORDS_MAX_BYTES);

/**
Adds the beginning of a key's queue to a call; returns how many records that was.
*/
const takeRun = (call: Call, waiting: readonly QueuedEntry[], canTake: (queued: QueuedEntry) => boolean, runLength: number): number => {
	let run = 0;
	for (const queued of waiting) {
		if (run === runLength || !hasRoomFor(call, queued) || !canTake(queued)) {
			return run;
		}

		call.entries.push(queued);
		call.bytes += queued.bytes;
		run++;
	}

	return run;
};

export const createKeyQueues = (shardOf: (orderKey: string) => string | undefined): KeyQueues => {
	const queues = new Map<string, KeyQueue>();
	// Per shard: the keys that have records and no open call, in the order in which they became ready.
	const ready = new Map<string, Set<KeyQueue>>();
	let waitingRecords = 0;
	let waitingBytes = 0;
	let turn = 0;

	const makeReady = (queue: KeyQueue): void => {
		queue.shardId = shardOf(queue.orderKey) ?? '';
		const ofShard = ready.get(queue.shardId);
		if (ofShard) {
			ofShard.add(queue);
		} else {
			ready.set(queue.shardId, new Set([queue]));
		}
	};

	const makeBusy = (queue: KeyQueue): void => {
		queue.isUnderWay = true;
		const ofShard = ready.get(queue.shardId)!;
		ofShard.delete(queue);
		if (ofShard.size === 0) {
			ready.delete(queue.shardId);
		}
	};

	const count = (queued: QueuedEntry, sign: 1 | -1): void => {
		waitingRecords += sign;
		waitingBytes += sign * queued.bytes;
	};

	const takeFromShard = (call: Call, shardId: string, canTake: (queued: QueuedEntry) => boolean, runLength: number): void => {
		// A set may lose members while it is walked through.
		for (const queue of ready.get(shardId)!) {
			const run = takeRun(call, queue.entries, canTake, runLength);
			if (run === 0) {
				return;
			}

			call.isCutShort ||= run === runLength && run < queue.entries.length;

			for (const queued of queue.entries.splice(0, run)) {
				count(queued, -1);
			}

			makeBusy(queue);
		}
	};

	return {
		get waitingRecords() {
			return waitingRecords;
		},
		get waitingBytes() {
			return waitingBytes;
		},
		get waitingSince() {
			let since: number | undefined;
			for (const ofShard of ready.values()) {
				const [first] = ofShard;
				since = Math.min(since ?? Infinity, first!.entries[0]!.queuedAt);
			}

			return since;
		},
		get oldestSince() {
			let since: number | undefined;
			for (const {entries} of queues.values()) {
				const [first] = entries;
				since = first ? Math.min(since ?? Infinity, first.queuedAt) : since;
			}

			return since;
		},
		canFillCall(runLength) {
			let records = 0;
			for (const ofShard of ready.values()) {
				for (const {entries} of ofShard) {
					records += Math.min(entries.length, runLength);
					if (records >= PUT_RECORDS_MAX_RECORDS) {
						return true;
					}
				}
			}

			return waitingBytes >= PUT_RECORDS_MAX_BYTES;
		},
		shardIds: () => ready.keys(),
		add(queued) {
			count(queued, 1);
			const orderKey = orderKeyOf(queued.entry);
			const queue = queues.get(orderKey);
			if (queue) {
				queue.entries.push(queued);
				return;
			}

			const added: KeyQueue = {
				orderKey, entries: [queued], isUnderWay: false, shardId: '',
			};
			queues.set(orderKey, added);
			makeReady(added);
		},
		take(runLength, canTake) {
			const call: Call = {entries: [], bytes: 0, isCutShort: false};
			const shardIds = ready.keys().toArray();
			// Each call begins with another shard, so that none is always last.
			turn = (turn + 1) % Math.max(1, shardIds.length);
			for (const shardId of [...shardIds.slice(turn), ...shardIds.slice(0, turn)]) {
				takeFromShard(call, shardId, queued => canTake(shardId, queued.bytes), runLength);
			}

			const {entries, isCutShort} = call;
			return {entries, isCutShort: isCutShort && entries.length < PUT_RECORDS_MAX_RECORDS};
		},
		answered(batch, again) {
			for (const queued of again.toReversed()) {
				count(queued, 1);
				queues.get(orderKeyOf(queued.entry))?.entries.unshift(queued);
			}

			let last: string | undefined;
			for (const {entry} of batch) {
				const orderKey = orderKeyOf(entry);
				// A key's records follow each other.
				if (orderKey === last) {
					continue;
				}

				last = orderKey;
				const queue = queues.get(orderKey);
				if (!queue?.isUnderWay) {
					continue;
				}

				queue.isUnderWay = false;
				if (queue.entries.length > 0) {
					makeReady(queue);
				} else {
					queues.delete(orderKey);
				}
			}
		},
	};
};
