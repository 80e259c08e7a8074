import {expect, test} from 'vitest';
import {sequenceTime} from '../../source/consumers/sequence-time.js';
import {sequenceNumber} from '../helpers/lease-rows.js';

test('a real sequence number says its shard, and when its record arrived', () => {
	// Of the service's own documentation of 2018.
	expect(sequenceTime('49590338271490256608559692538361571095921575989136588898')).toMatchObject({shardNumber: 6, arrivedAt: 1_545_084_650_000});
});

test('all numbers of a shard say when the shard was made', () => {
	const madeAt = Date.UTC(2026, 0, 1);
	expect(sequenceTime(sequenceNumber(17, madeAt, madeAt + 5000, 99))).toEqual({shardNumber: 17, arrivedAt: madeAt + 5000, shardMadeAt: madeAt});
});

test.each([
	'TRIM_HORIZON',
	'49',
	// Of the version before, which holds the time elsewhere.
	(BigInt(sequenceNumber(0, 0, 1000)) - 1n).toString(),
	`9${sequenceNumber(0, Date.UTC(2026, 0, 1), 1000)}`,
])('%s says nothing', text => {
	expect(sequenceTime(text)).toBeUndefined();
});
