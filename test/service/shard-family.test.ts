import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createShardFamily} from '../../source/service/shard-family.js';

const shardOf = (shardId: string, parentShardId?: string, adjacentParentShardId?: string) => ({shardId, parentShardId, adjacentParentShardId});

// 0 is split into 1 and 2; 2 and 3 are merged into 4, which is split into 5 and 6. The parent of 3 has expired.
const family = createShardFamily([
	shardOf('0'),
	shardOf('1', '0'),
	shardOf('2', '0'),
	shardOf('3', 'expired'),
	shardOf('4', '2', '3'),
	shardOf('5', '4'),
	shardOf('6', '4'),
]);

test.each([
	['0', [], ['1', '2'], [], [], ['1', '2', '4', '5', '6']],
	['1', ['0'], [], ['2'], ['0'], []],
	['2', ['0'], ['4'], ['1'], ['0'], ['4', '5', '6']],
	['3', [], ['4'], [], [], ['4', '5', '6']],
	['4', ['2', '3'], ['5', '6'], [], ['0', '2', '3'], ['5', '6']],
	['6', ['4'], [], ['5'], ['0', '2', '3', '4'], []],
	['unknown', [], [], [], [], []],
])('the family of shard %s', (shardId, parents, children, siblings, ancestors, descendants) => {
	expect(family.parentsOf(shardId)).toEqual(parents);
	expect(family.childrenOf(shardId)).toEqual(children);
	expect(family.siblingsOf(shardId)).toEqual(siblings);
	expect(family.ancestorsOf(shardId)).toEqual(ancestors);
	expect(family.descendantsOf(shardId)).toEqual(descendants);
});

test('the tree begins with the shards whose parents are gone', () => {
	expect(family.roots).toEqual(['0', '3']);
});

test('a shard that names itself has no parent, and of parents in a circle the older one is the parent', () => {
	const broken = createShardFamily([shardOf('0', '0', '0'), shardOf('1', '2'), shardOf('2', '1')]);
	expect(broken.parentsOf('0')).toEqual([]);
	expect(broken.ancestorsOf('1')).toEqual([]);
	expect(broken.ancestorsOf('2')).toEqual(['1']);
});

test('whatever a listing says: who has an ancestor is its descendant', () => {
	const id = fc.integer({min: 0, max: 12}).map(String);
	const listing = fc.uniqueArray(fc.tuple(id, fc.option(id, {nil: undefined}), fc.option(id, {nil: undefined})), {selector: ([shardId]) => shardId});
	fc.assert(fc.property(listing, shards => {
		const any = createShardFamily(shards.map(([shardId, parent, adjacent]) => shardOf(shardId, parent, adjacent)));
		for (const [shardId] of shards) {
			for (const ancestor of any.ancestorsOf(shardId)) {
				expect(any.descendantsOf(ancestor)).toContain(shardId);
			}
		}
	}));
});
