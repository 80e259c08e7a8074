import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import type {ReadEvent} from '../../source/service/read-event.js';
import {textOf} from './written.js';

/**
What a reader reported, checked as it comes.
*/
export type Reading = {
	/**
	Different records, by partition key and number.
	*/
	readonly records: number;
	/**
	Records that stand in the stream more than once.
	*/
	readonly copies: number;
	/**
	Records of the stream, by sequence number, that were handed out more than once.
	*/
	readonly readTwice: number;
	/**
	Records whose first copy came before that of an earlier one of their key.
	*/
	readonly disordered: number;
	/**
	Failed calls that the reader waited out.
	*/
	readonly backedOff: number;
	readonly endedShards: number;
	/**
	Whether exactly these records were read.
	*/
	hasRead(accepted: ReadonlyMap<string, number>): boolean;
	/**
	Resolves when so many different records were read; rejects when the reader ends before.
	*/
	untilRead(records: number): Promise<void>;
	/**
	Resolves when the reader has ended; rejects with what it threw.
	*/
	readonly finished: Promise<void>;
};

export const startReading = (events: AsyncIterable<ReadEvent>): Reading => {
	const numbers = new Map<string, Set<number>>();
	const sequenceNumbers = new Set<string>();
	const news = new EventTarget();
	const counts = {
		records: 0, copies: 0, readTwice: 0, disordered: 0, backedOff: 0, endedShards: 0,
	};

	const enter = (partitionKey: string, sequenceNumber: string, data: Uint8Array): void => {
		const number = Number(Buffer.from(data).toString().split(' ').at(-1));
		const seen = numbers.get(partitionKey) ?? new Set();
		numbers.set(partitionKey, seen);
		if (Buffer.from(data).toString() !== textOf(partitionKey, number)) {
			throw new Error(`Not what was written: ${Buffer.from(data).toString()}`);
		}

		if (sequenceNumbers.has(sequenceNumber)) {
			counts.readTwice++;
			return;
		}

		sequenceNumbers.add(sequenceNumber);
		if (seen.has(number)) {
			counts.copies++;
			return;
		}

		counts.disordered += number === seen.size ? 0 : 1;
		seen.add(number);
		counts.records++;
	};

	const read = async (): Promise<void> => {
		for await (const event of events) {
			if (event.type === 'batch') {
				for (const {PartitionKey: partitionKey, SequenceNumber: sequenceNumber, Data: data} of event.records) {
					// The same number may be given in two shards.
					enter(partitionKey, `${event.shardId} ${sequenceNumber}`, data);
				}
			}

			counts.backedOff += event.type === 'backing-off' ? 1 : 0;
			counts.endedShards += event.type === 'shard-ended' ? 1 : 0;
			news.dispatchEvent(new Event('read'));
		}
	};

	const finished = read();
	return {
		get records() {
			return counts.records;
		},
		get copies() {
			return counts.copies;
		},
		get readTwice() {
			return counts.readTwice;
		},
		get disordered() {
			return counts.disordered;
		},
		get backedOff() {
			return counts.backedOff;
		},
		get endedShards() {
			return counts.endedShards;
		},
		hasRead: accepted => numbers.size === accepted.size && accepted.entries().every(([key, count]) => numbers.get(key)?.size === count && Math.max(...numbers.get(key)!) === count - 1),
		async untilRead(records) {
			const ended = finished.then(() => {
				throw new Error(`The reader ended after ${counts.records} of ${records} records.`);
			});
			while (counts.records < records) {
				await Promise.race([once(news, 'read'), ended]);
			}

			ended.catch(() => undefined);
		},
		finished,
	};
};
