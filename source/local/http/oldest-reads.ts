import {parseStreamArn} from '../../service/stream-arn.js';
import type {WireObject} from '../operation.js';

/**
What other programs read of a stream from a shard's oldest record on; for the shard of which they read most.
*/
export type OldestRead = {readonly shardId: string; readonly records: number};

/**
Watches which programs read a stream from its beginning. It does not keep what they read.
*/
export type OldestReads = {
	/**
	A call of another program was answered.
	*/
	note(operation: string, input: WireObject, output: WireObject): void;
	/**
	By the stream's name.
	*/
	counts(): Readonly<Record<string, OldestRead>>;
};

type Reading = {readonly streamName: string; readonly shardId: string; records: number};

/**
Iterators that are followed; older ones are let go.
*/
const MOST_ITERATORS = 1000;

const textOf = (value: unknown): string => typeof value === 'string' ? value : '';

const streamNameOf = ({StreamName: name, StreamARN: arn}: WireObject): string => typeof name === 'string' ? name : parseStreamArn(textOf(arn))?.streamName ?? '';

export const createOldestReads = (): OldestReads => {
	const byIterator = new Map<string, Reading>();
	const most = new Map<string, Reading>();

	const follow = (iterator: string, reading: Reading): void => {
		byIterator.set(iterator, reading);
		if (byIterator.size > MOST_ITERATORS) {
			byIterator.delete(byIterator.keys().next().value!);
		}
	};

	const noteRecords = (reading: Reading, output: WireObject): void => {
		reading.records += (output.Records as readonly unknown[] | undefined)?.length ?? 0;
		if (typeof output.NextShardIterator === 'string') {
			follow(output.NextShardIterator, reading);
		}

		if (reading.records > (most.get(reading.streamName)?.records ?? 0)) {
			most.set(reading.streamName, reading);
		}
	};

	const forget = (streamName: string): void => {
		most.delete(streamName);
		for (const [iterator, reading] of byIterator) {
			if (reading.streamName === streamName) {
				byIterator.delete(iterator);
			}
		}
	};

	return {
		note(operation, input, output) {
			if (operation === 'GetShardIterator' && input.ShardIteratorType === 'TRIM_HORIZON') {
				follow(textOf(output.ShardIterator), {streamName: streamNameOf(input), shardId: textOf(input.ShardId), records: 0});
			} else if (operation === 'GetRecords') {
				const iterator = textOf(input.ShardIterator);
				const reading = byIterator.get(iterator);
				if (reading) {
					byIterator.delete(iterator);
					noteRecords(reading, output);
				}
			} else if (operation === 'DeleteStream') {
				forget(streamNameOf(input));
			}
		},
		counts: () => Object.fromEntries(most.entries().map(([name, {shardId, records}]) => [name, {shardId, records}])),
	};
};
