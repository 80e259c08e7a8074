import {expect, test} from 'vitest';
import {orderKeyOf} from '../../../source/kinesis/producing/put-entry.js';

const data = new Uint8Array();

test('records keep their order with those of their partition key and explicit hash key, which may lead to another shard', () => {
	const entries = [{partitionKey: 'a', data}, {partitionKey: 'b', data}, {partitionKey: 'a', data, explicitHashKey: '0'}, {partitionKey: 'a', data, explicitHashKey: '7'}];
	expect(new Set(entries.map(entry => orderKeyOf(entry))).size).toBe(4);
	expect(orderKeyOf({partitionKey: 'a', data, explicitHashKey: '7'})).toBe(orderKeyOf(entries[3]!));
	expect(orderKeyOf({partitionKey: 'a', data: Uint8Array.of(1)})).toBe(orderKeyOf(entries[0]!));
});
