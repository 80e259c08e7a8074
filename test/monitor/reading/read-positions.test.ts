import {expect, test} from 'vitest';
import {createReadPositions} from '../../../source/monitor/reading/read-positions.js';
import {skippedUntil} from '../../../source/monitor/reading/skipped-until.js';
import type {ReadEvent} from '../../../source/service/read-event.js';

const batch = (shardId: string, sequenceNumber?: string): ReadEvent => ({
	type: 'batch', shardId, records: [], millisBehindLatest: 0, receivedAt: 0, resumeAt: sequenceNumber === undefined ? undefined : {type: 'after-sequence-number', sequenceNumber},
});

test('each shard goes on behind what was read last, a drained one not at all', () => {
	const positions = createReadPositions(new Map([['left', {type: 'drained'}]]));
	positions.note({
		type: 'shard-started', shardId: 'a', position: 'LATEST', resumeAt: {type: 'at-timestamp', timestamp: 5},
	});
	positions.note(batch('b', '1'));
	positions.note(batch('b', '2'));
	// A read that says nothing of a place leaves the one before.
	positions.note(batch('b'));
	positions.note({type: 'shard-waiting', shardId: 'c', parentShardIds: ['b']});
	expect(Object.fromEntries(positions.current())).toEqual({
		left: {type: 'drained'}, a: {type: 'at-timestamp', timestamp: 5}, b: {type: 'after-sequence-number', sequenceNumber: '2'},
	});
	positions.note({type: 'shard-ended', shardId: 'b', childShardIds: ['c']});
	expect(positions.current().get('b')).toEqual({type: 'drained'});
	positions.note({type: 'stream-recreated', createdAt: 1});
	expect([...positions.current()]).toEqual([]);
});

test('what a start passes over, for the proof', () => {
	expect(skippedUntil({type: 'trim-horizon'})).toBe(-Infinity);
	expect(skippedUntil({type: 'at-timestamp', timestamp: 42})).toBe(42);
	expect(skippedUntil({type: 'latest'})).toBe(Infinity);
	expect(skippedUntil({type: 'after-sequence-number', shardId: 'a', sequenceNumber: '1'})).toBe(Infinity);
});
