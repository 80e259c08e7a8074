import {expect, test} from 'vitest';
import {createKnownKeys} from '../../../source/kinesis/producing/known-keys.js';

test('the keys that were used last are known; the memory is bounded', () => {
	const keys = createKnownKeys();
	for (let key = 0; key < 20_000; key++) {
		keys.set(String(key), {shardId: `shard of ${key}`});
	}

	expect(keys.get('19999')).toEqual({shardId: 'shard of 19999'});
	expect(keys.get('16000')).toBeDefined();
	expect(keys.get('9999')).toBeUndefined();
	keys.delete('16000');
	expect(keys.get('16000')).toBeUndefined();
});

test('what is known last of a key counts, and a key can be forgotten', () => {
	const keys = createKnownKeys();
	keys.set('user-1', {shardId: 'a'});
	keys.set('user-1', {shardId: 'b', sequenceNumber: '49'});
	expect(keys.get('user-1')).toEqual({shardId: 'b', sequenceNumber: '49'});
	keys.delete('user-1');
	expect(keys.get('user-1')).toBeUndefined();
});

test('the five thousand keys before the last are known still', () => {
	const keys = createKnownKeys();
	for (let key = 0; key <= 5000; key++) {
		keys.set(String(key), {shardId: 'a'});
	}

	expect(keys.get('0')).toBeDefined();
	expect(keys.get('5000')).toBeDefined();
});
