import {Buffer} from 'node:buffer';
import {
	appendToSegment,
	createSegment,
	hasRoom,
	indexAtTime,
	offsetOf,
	type Segment,
} from './segment.js';

export type NewRecord = {
	readonly data: Uint8Array;
	readonly partitionKey: string;
	/**
	Milliseconds since the epoch.
	*/
	readonly time: number;
	readonly isEncrypted: boolean;
};

/**
The records of one shard, in segments. Records are known by their counter: 1 is the first that the shard ever took.
*/
export class RecordLog {
	segments: Segment[] = [];
	/**
	The oldest record kept; equals `nextCounter` when there is none.
	*/
	firstCounter = 1;
	nextCounter = 1;
	retainedBytes = 0;
	/**
	When the last record came, in ms.
	*/
	lastTime = 0;

	get retainedRecords(): number {
		return this.nextCounter - this.firstCounter;
	}

	/**
	Returns the record's counter. Times never fall within a shard, whatever the clock does, so that reading from a time can search.
	*/
	append({data, partitionKey, time, isEncrypted}: NewRecord): number {
		const bytes = data.length + Buffer.byteLength(partitionKey);
		let segment = this.segments.at(-1);
		if (segment?.isEncrypted !== isEncrypted || !hasRoom(segment, bytes)) {
			segment = createSegment(this.nextCounter, isEncrypted, bytes, segment);
			this.segments.push(segment);
		}

		this.lastTime = Math.max(this.lastTime, time);
		appendToSegment(segment, data, partitionKey, this.lastTime);
		this.retainedBytes += bytes;
		return this.nextCounter++;
	}

	/**
	The segment that holds a retained record.
	*/
	segmentOf(counter: number): Segment {
		let low = 0;
		let high = this.segments.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1; // eslint-disable-line no-bitwise
			if (this.segments[middle]!.firstCounter <= counter) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}

		return this.segments[low]!;
	}

	timeOf(counter: number): number {
		const segment = this.segmentOf(counter);
		return segment.times[counter - segment.firstCounter]!;
	}

	/**
	The first retained record that came at `time` or later; `nextCounter` when there is none.
	*/
	counterAtTime(time: number): number {
		let low = 0;
		let high = this.segments.length;
		while (low < high) {
			const middle = (low + high) >> 1; // eslint-disable-line no-bitwise
			const segment = this.segments[middle]!;
			if (segment.times[segment.count - 1]! < time) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}

		const segment = this.segments[low];
		return segment ? Math.max(this.firstCounter, segment.firstCounter + indexAtTime(segment, time)) : this.nextCounter;
	}

	/**
	Drops the records before `counter`; returns how many.
	*/
	trimBefore(counter: number): number {
		const target = Math.min(counter, this.nextCounter);
		const trimmed = target - this.firstCounter;
		if (trimmed <= 0) {
			return 0;
		}

		this.retainedBytes -= this.bytesBefore(target);
		this.firstCounter = target;
		const kept = this.segments.findIndex(segment => segment.firstCounter + segment.count > target);
		this.segments.splice(0, kept === -1 ? this.segments.length : kept);
		return trimmed;
	}

	/**
	Bytes of the retained records before `counter`.
	*/
	bytesBefore(counter: number): number {
		let bytes = 0;
		for (const segment of this.segments) {
			if (segment.firstCounter >= counter) {
				break;
			}

			const from = Math.max(0, this.firstCounter - segment.firstCounter);
			const to = Math.min(segment.count, counter - segment.firstCounter);
			bytes += offsetOf(segment, to) - offsetOf(segment, from);
		}

		return bytes;
	}
}
