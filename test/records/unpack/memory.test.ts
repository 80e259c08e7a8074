import {describe, expect, test} from 'vitest';
import {createMemory} from '../../../source/records/unpack/memory.js';
import {recordOf} from './packed.js';

const MEBIBYTE = 1024 * 1024;

describe('what was made of records', () => {
	test('is made once, for each record its own', () => {
		const remembered = createMemory<{readonly key: string}>(() => 1);
		const [one, other] = [recordOf('x', {PartitionKey: 'one'}), recordOf('x', {PartitionKey: 'other'})];
		const make = ({PartitionKey: key}: {readonly PartitionKey: string}) => ({key});
		expect(remembered(one, make)).toBe(remembered(one, make));
		expect(remembered(other, make)).toEqual({key: 'other'});
	});

	test('goes when there is more than memory for it, the oldest first', () => {
		const remembered = createMemory<readonly string[]>(() => 30 * MEBIBYTE);
		const [first, second, third] = ['1', '2', '3'].map(data => recordOf(data)) as [ReturnType<typeof recordOf>, ReturnType<typeof recordOf>, ReturnType<typeof recordOf>];
		const make = () => [];
		const [madeFirst, madeSecond] = [remembered(first, make), remembered(second, make)];
		remembered(third, make);
		expect(remembered(second, make)).toBe(madeSecond);
		expect(remembered(first, make)).not.toBe(madeFirst);
	});
});
