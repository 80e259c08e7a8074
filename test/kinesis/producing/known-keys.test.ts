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
