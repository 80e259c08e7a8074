import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {createNewestRecords} from '../../../source/actions/reading/newest-records.js';

const one = (shardId: string, at: number, name: string, wanted = 1) => ({
	shardId,
	record: {
		SequenceNumber: name, PartitionKey: 'k', Data: Buffer.from(''), ApproximateArrivalTimestamp: new Date(at),
	},
	wanted,
});

const namesOf = (newest: ReturnType<typeof createNewestRecords>) => newest.list().map(({record}) => record.SequenceNumber);

test('the newest of all shards, oldest first', () => {
	const newest = createNewestRecords(3);
	for (const record of [one('a', 1, 'a1'), one('a', 5, 'a5'), one('b', 2, 'b2'), one('b', 4, 'b4')]) {
		newest.add(record);
	}

	expect(namesOf(newest)).toEqual(['b2', 'b4', 'a5']);
	expect(newest.wanted).toBe(4);
});

test('records of a shard keep their order, whatever their times say', () => {
	const newest = createNewestRecords(10);
	for (const record of [one('a', 9, 'first'), one('a', 3, 'second'), one('a', NaN, 'third'), one('b', 5, 'other')]) {
		newest.add(record);
	}

	expect(namesOf(newest)).toEqual(['other', 'first', 'second', 'third']);
});

test('an aggregate counts as the records in it, and is kept whole', () => {
	const newest = createNewestRecords(4);
	for (const record of [one('a', 1, 'old'), one('a', 2, 'aggregate', 3), one('a', 3, 'x'), one('a', 4, 'y')]) {
		newest.add(record);
	}

	expect(namesOf(newest)).toEqual(['aggregate', 'x', 'y']);
});

test('of a million records no more are held than are wanted', () => {
	const newest = createNewestRecords(2);
	for (let index = 0; index < 1_000_000; index++) {
		newest.add(one('a', index, String(index)));
	}

	expect(namesOf(newest)).toEqual(['999998', '999999']);
});
