import {expect, test} from 'vitest';
import {heldBackWords} from '../../../source/commands/session/held-back-words.js';
import {openShard, snapshot} from '../../ui/snapshots.js';

const {producer} = snapshot();

test('nothing is said while the stream takes what is wanted', () => {
	expect(heldBackWords(producer, [openShard(0, 0, 1)])).toBe('');
	expect(heldBackWords({...producer, waiting: {records: 12, milliseconds: 500}}, [openShard(0, 0, 1)])).toBe('');
});

test('a full shard at a standstill stands out in a log', () => {
	const held = {
		...producer, targetRate: 2000, acceptedPerSecond: 1249.6, throttledPerSecond: 36, waiting: {records: 2125, milliseconds: 2700},
	};
	const shards = [openShard(1, 0, 2, {throttledPerSecond: 36}), openShard(2, 1, 2), openShard(0, 0, 1, {state: 'closed'})];
	expect(heldBackWords(held, shards)).toBe('; HELD BACK: wanted 2,000/s, accepted 1,250/s, turned down 36/s, 1 of 2 shards full');
});

test('so does a queue that only waits', () => {
	const held = {...producer, waiting: {records: 12, milliseconds: 1900}};
	expect(heldBackWords(held, [openShard(0, 0, 1)])).toBe('; HELD BACK: wanted 2/s, accepted 2/s, turned down 0/s');
});
