import {expect, test} from 'vitest';
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
