import {describe, expect, test} from 'vitest';
import {createKeyQueues} from '../../../source/kinesis/producing/key-queues.js';
import type {PutBatch, QueuedEntry} from '../../../source/kinesis/producing/put-entry.js';

const queuedOf = (name: string, bytes = 10): QueuedEntry => ({
	entry: {partitionKey: name[0]!, data: new Uint8Array(), id: name},
	bytes,
	queuedAt: Number(name.slice(1)),
	attempts: 0,
	isAlone: false,
});

const atMost = (records: number) => {
	let left = records;
	return () => left-- > 0;
};

const canTakeAll = () => true;
const namesOf = ({entries}: PutBatch) => entries.map(({entry}) => entry.id).join(' ');

const start = (names: string) => {
	const queues = createKeyQueues(key => key === key.toUpperCase() ? 'upper' : 'lower');
	for (const name of names.split(' ')) {
		queues.add(queuedOf(name));
	}

	return queues;
};

test('a key gives its records in order, so many to a call, and none while some are under way', () => {
	const queues = start('a1 a2 b1 a3 b2');
	const first = queues.take(1, canTakeAll);
	expect(first.isCutShort).toBe(true);
	expect(namesOf(first)).toBe('a1 b1');
	expect(queues.waitingRecords).toBe(3);
	expect(queues.waitingSince).toBeUndefined();
	expect(namesOf(queues.take(1, canTakeAll))).toBe('');
	queues.answered(first.entries, []);
	const second = queues.take(2, canTakeAll);
	expect(namesOf(second)).toBe('a2 a3 b2');
	expect(second.isCutShort).toBe(false);
});

test('what must be put again goes before what came later', () => {
	const queues = start('a1 a2 a3 b1');
	const batch = queues.take(2, canTakeAll);
	expect(namesOf(batch)).toBe('a1 a2 b1');
	queues.answered(batch.entries, batch.entries.slice(1));
	expect(namesOf(queues.take(9, canTakeAll))).toBe('a2 a3 b1');
});

test('a shard that takes nothing now holds up no other, and each shard is first in its turn', () => {
	const queues = start('a1 A1 a2 A2 b1 B1');
	expect(namesOf(queues.take(9, shardId => shardId === 'upper'))).toBe('A1 A2 B1');
	const fair = start('a1 A1 b1 B1 c1 C1');
	const firsts = [1, 2].map(() => {
		const [first] = fair.take(1, atMost(1)).entries;
		return first!.entry.id![0];
	});
	expect(new Set(firsts)).toEqual(new Set(['a', 'A']));
});

test('a record that must go alone does', () => {
	const queues = start('a1 b1 c1');
	const batch = queues.take(9, canTakeAll);
	for (const queued of batch.entries) {
		queued.isAlone = true;
	}

	queues.answered(batch.entries, batch.entries);
	queues.add(queuedOf('d1'));
	expect(namesOf(queues.take(9, canTakeAll))).toBe('a1');
	expect(namesOf(queues.take(9, canTakeAll))).toBe('b1');
});

test('the record that has waited longest tells how long the next call has', () => {
	const queues = start('a3 b5 a9');
	expect(queues.waitingSince).toBe(3);
	queues.take(1, atMost(1));
	expect(queues.waitingSince).toBe(5);
});

test('what waits is counted, in records and bytes, until it is taken, and again when it comes back', () => {
	const queues = start('a1 a2 b1');
	const waiting = () => [queues.waitingRecords, queues.waitingBytes];
	expect(waiting()).toEqual([3, 30]);
	const batch = queues.take(9, canTakeAll);
	expect(waiting()).toEqual([0, 0]);
	queues.answered(batch.entries, batch.entries.slice(2));
	expect(waiting()).toEqual([1, 10]);
});

test('the oldest record is told whether it may go or not', () => {
	const queues = start('a3 a4 b5');
	expect(queues.oldestSince).toBe(3);
	const batch = queues.take(1, atMost(1));
	// The rest of its key must wait for the answer, and is older than what may go.
	expect(queues.waitingSince).toBe(5);
	expect(queues.oldestSince).toBe(4);
	queues.answered(batch.entries, []);
	queues.answered(queues.take(9, canTakeAll).entries, []);
	expect(queues.oldestSince).toBeUndefined();
});

test('the shards of the records that may go are known, and no others', () => {
	const queues = start('a1 A1');
	expect([...queues.shardIds()].toSorted((a, b) => a.localeCompare(b))).toEqual(['lower', 'upper']);
	const batch = queues.take(9, shardId => shardId === 'upper');
	expect([...queues.shardIds()]).toEqual(['lower']);
	queues.answered(batch.entries, batch.entries);
	expect([...queues.shardIds()].toSorted((a, b) => a.localeCompare(b))).toEqual(['lower', 'upper']);
});

describe('a call takes at most', () => {
	const filled = (count: number, bytes: number) => {
		const queues = createKeyQueues(() => undefined);
		for (let record = 0; record < count; record++) {
			queues.add(queuedOf(`a${record}`, bytes));
		}

		return queues;
	};

	test.each([
		// L: PutRecords, at most 500 records and 10 MiB.
		['500 records', 501, 10, 500],
		['10 MiB', 11, 1_048_576, 10],
		['one record that is larger than that', 2, 20_000_000, 1],
	])('%s', (_, count, bytes, taken) => {
		expect(filled(count, bytes).take(Infinity, canTakeAll).entries).toHaveLength(taken);
	});

	test('500 records, so that more of a key do not mean that runs are too short', () => {
		expect(filled(501, 10).take(500, canTakeAll).isCutShort).toBe(false);
		expect(filled(501, 10).take(499, canTakeAll).isCutShort).toBe(true);
		expect(filled(2, 10).take(2, canTakeAll).isCutShort).toBe(false);
	});

	test.each([
		['499 records do not fill it', 499, 10, Infinity, false],
		['500 do', 500, 10, Infinity, true],
		['500 of one key do not, with a few at a time', 500, 10, 8, false],
		['10 MiB do', 10, 1_048_576, 1, true],
		['less does not', 9, 1_048_576, 1, false],
	])('%s', (_, count, bytes, runLength, isFull) => {
		expect(filled(count, bytes).canFillCall(runLength)).toBe(isFull);
	});
});
