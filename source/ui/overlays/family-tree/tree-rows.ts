import {oncePer} from '../../view/once-per.js';
import type {LineageView} from '../../../monitor/lineage/lineage-part.js';
import type {ShardLife} from '../../../monitor/lineage/shard-life.js';

/**
A shard in the tree.
*/
export type TreeRow = {
	readonly life: ShardLife;
	/**
	For each generation above it whether the line goes on there, and last whether it has younger siblings.
	*/
	readonly branches: readonly boolean[];
};

const byRange = (a: ShardLife, b: ShardLife): number => {
	if (a.startingHashKey === b.startingHashKey) {
		return a.shardId < b.shardId ? -1 : 1;
	}

	return a.startingHashKey < b.startingHashKey ? -1 : 1;
};

const build = (lives: LineageView): readonly TreeRow[] => {
	const byId = new Map(lives.map(life => [life.shardId, life]));
	const children = new Map<string | undefined, ShardLife[]>();
	for (const life of lives) {
		// A merge stands under the last of its two parents: both are above it then.
		const parent = life.parents.filter(id => byId.has(id)).map(id => byId.get(id)!).toSorted(byRange).at(-1)?.shardId;
		const siblings = children.get(parent) ?? [];
		siblings.push(life);
		children.set(parent, siblings);
	}

	const rows: TreeRow[] = [];
	// No recursion: a stream may have been rescaled thousands of times.
	const waiting = [{lives: (children.get(undefined) ?? []).toSorted(byRange), branches: [] as readonly boolean[], isRoot: true}];
	for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
		const life = top.lives.shift();
		if (life === undefined) {
			waiting.pop();
			continue;
		}

		const branches = top.isRoot ? [] : [...top.branches, top.lives.length > 0];
		rows.push({life, branches});
		waiting.push({lives: (children.get(life.shardId) ?? []).toSorted(byRange), branches, isRoot: false});
	}

	return rows;
};

/**
The shards as a tree, parents before their children, along the hash keys; computed once for each view of them.
*/
export const treeRows = oncePer(build);
