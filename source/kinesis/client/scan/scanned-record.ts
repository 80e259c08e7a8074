import type {Buffer} from 'node:buffer';
import type {KinesisRecord} from '../../../service/record.js';

/**
A record that was read out of the bytes of an answer. It holds a place in memory that it shares with others, and makes its sequence number, its data and its time when they are asked for: a backlog is mostly counted, and what is not made costs nothing.
*/
export class ScannedRecord implements KinesisRecord {
	readonly #room: Buffer; // eslint-disable-line @typescript-eslint/no-restricted-types
	readonly #start: number;
	readonly #dataStart: number;
	readonly #end: number;
	readonly #arrival: number;
	readonly PartitionKey: string;

	/**
	In `room`, the digits of the sequence number are from `start` on, and the data from `dataStart` on. `arrival` is in ms since the epoch, NaN where the endpoint gave none.
	*/
	constructor(key: string, arrival: number, room: Buffer, start: number, dataStart: number, end: number) { // eslint-disable-line @typescript-eslint/no-restricted-types, max-params
		this.PartitionKey = key;
		this.#arrival = arrival;
		this.#room = room;
		this.#start = start;
		this.#dataStart = dataStart;
		this.#end = end;
	}

	get SequenceNumber(): string {
		return this.#room.toString('latin1', this.#start, this.#dataStart);
	}

	get Data(): Uint8Array {
		// Not kept: a view is larger than all the rest, and made in no time.
		return this.#room.subarray(this.#dataStart, this.#end);
	}

	get arrivedAt(): number {
		return this.#arrival;
	}

	get ApproximateArrivalTimestamp(): Date {
		// Undefined for an emulator that gives no time, as everybody who asks for it knows.
		return (Number.isNaN(this.#arrival) ? undefined : new Date(this.#arrival))!;
	}

	get size(): number {
		return this.#end - this.#dataStart + this.PartitionKey.length;
	}
}
