import {Buffer} from 'node:buffer';
import {systemClock} from '../../source/time/clock.js';
import type {Connection} from '../../source/kinesis/client/connection.js';
import {createProducer, type Producer} from '../../source/kinesis/producing/producer.js';
import {seededRandom} from '../../source/random.js';

const WRITERS = 4;
const KEYS_PER_WRITER = 40;
const MAX_AHEAD = 10 * KEYS_PER_WRITER;

/**
Four writers that put numbered records of keys of their own.
*/
export type Writing = {
	/**
	Accepted records per partition key; their numbers are 0, 1, 2, …
	*/
	readonly accepted: ReadonlyMap<string, number>;
	readonly acceptedRecords: number;
	sum(total: keyof Producer['totals']): number;
	/**
	Lets the writers end once each has put its share; resolves when all is answered.
	*/
	finish(): Promise<void>;
};

/**
A record's data: the partition key and its number within the key.
*/
export const textOf = (partitionKey: string, number: number): string => `${partitionKey} ${number}`;

export const startWriting = (connection: Connection, streamName: string, records: number): Writing => {
	const accepted = new Map<string, number>();
	let acceptedRecords = 0;
	const ending = new AbortController();
	const producers = Array.from({length: WRITERS}, (_, writer) => createProducer({
		connection,
		streamName,
		clock: systemClock,
		random: seededRandom(writer),
		onAnswer({type, entry: {partitionKey}}) {
			if (type !== 'accepted') {
				return;
			}

			accepted.set(partitionKey, (accepted.get(partitionKey) ?? 0) + 1);
			acceptedRecords++;
		},
	}));

	const write = async (writer: number, producer: Producer): Promise<void> => {
		for (let turn = 0; !ending.signal.aborted || turn < records / WRITERS; turn++) {
			const partitionKey = `writer-${writer} key-${turn % KEYS_PER_WRITER}`;
			const number = Math.floor(turn / KEYS_PER_WRITER);
			await producer.put({partitionKey, data: Buffer.from(textOf(partitionKey, number))});
			// Others have their turn, and a slow endpoint is not left with thousands at the end: it is not the speed that is tested here.
			if (turn % KEYS_PER_WRITER === 0) {
				do {
					await systemClock.sleep(2);
				} while (turn - producer.totals.accepted > MAX_AHEAD);
			}
		}

		await producer.drain();
		await producer.stop();
	};

	const done = Promise.all(producers.map(async (producer, writer) => write(writer, producer)));
	return {
		accepted,
		get acceptedRecords() {
			return acceptedRecords;
		},
		sum: total => producers.reduce((sum, {totals}) => sum + totals[total], 0),
		async finish() {
			ending.abort();
			await done;
		},
	};
};
