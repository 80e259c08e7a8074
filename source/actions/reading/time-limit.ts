import type {ReadEvent} from '../../service/read-event.js';
import {arrivalOf, type KinesisRecord} from '../../service/record.js';

/**
Cuts off what is read at a time of arrival: what `tail --until` wants.
*/
export type TimeLimit = {
	/**
	The event with the records before the limit; undefined for what lies beyond it.
	*/
	within(event: ReadEvent): ReadEvent | undefined;
	/**
	Whether the shard was read up to the limit.
	*/
	isReached(shardId: string): boolean;
};

type Batch = ReadEvent & {type: 'batch'};

/**
Reading goes on after the last record that came before the limit. Without one, the place to go on is the one before this batch.
*/
const cutAt = (batch: Batch, index: number): Batch => {
	const records = batch.records.slice(0, index);
	const last = records.at(-1);
	return {...batch, records, resumeAt: last && {type: 'after-sequence-number', sequenceNumber: last.SequenceNumber}};
};

const arrivedFrom = (timestamp: number) => (record: KinesisRecord): boolean => arrivalOf(record) >= timestamp;

/**
`timestamp` and `now` are in ms since the epoch by the clock of the service. A shard reaches the limit with its first record from then on, or when it is known that all earlier ones were read.
*/
export const createTimeLimit = (timestamp: number, now: () => number): TimeLimit => {
	const reached = new Set<string>();
	// Children of a shard that reached the limit began later still.
	const pass = (shardIds: readonly string[]) => {
		for (const shardId of shardIds) {
			reached.add(shardId);
		}
	};

	const cut = (batch: Batch): Batch => {
		const index = batch.records.findIndex(arrivedFrom(timestamp));
		if (index === -1 && now() - batch.millisBehindLatest < timestamp) {
			return batch;
		}

		reached.add(batch.shardId);
		return index === -1 ? batch : cutAt(batch, index);
	};

	return {
		isReached: shardId => reached.has(shardId),
		within(event) {
			if (event.type === 'shard-waiting' && event.parentShardIds.some(parent => reached.has(parent))) {
				reached.add(event.shardId);
			}

			if (!('shardId' in event)) {
				return event;
			}

			if (reached.has(event.shardId)) {
				pass(event.type === 'shard-ended' ? event.childShardIds : []);
				return undefined;
			}

			return event.type === 'batch' ? cut(event) : event;
		},
	};
};
