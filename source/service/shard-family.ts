import type {Shard} from './shard.js';

/**
The family tree of a stream's shards: a split gives a shard two children, a merge gives a child two parents. Shards whose records have all expired are gone from listings, so a shard may name parents that are not here: these are left out. Results are in the order of the listing.
*/
export type ShardFamily = {
	parentsOf(shardId: string): readonly string[];
	childrenOf(shardId: string): readonly string[];
	/**
	The others that have a parent in common with it.
	*/
	siblingsOf(shardId: string): readonly string[];
	/**
	Parents, their parents, and so on.
	*/
	ancestorsOf(shardId: string): readonly string[];
	/**
	Children, their children, and so on.
	*/
	descendantsOf(shardId: string): readonly string[];
	/**
	Shards without a parent here: where the tree begins.
	*/
	readonly roots: readonly string[];
};

/**
The named parents that can be parents of the shard: they are older, and the service numbers shards in the order of their creation. Only a broken endpoint names the shard itself, or parents in a circle.
*/
export const olderParents = (shardId: string, parents: ReadonlyArray<string | undefined>): string[] =>
	[...new Set(parents)].filter(parent => parent !== undefined && parent < shardId) as string[];

/**
The parents of a listed shard.
*/
export const namedParents = ({shardId, parentShardId, adjacentParentShardId}: Pick<Shard, 'shardId' | 'parentShardId' | 'adjacentParentShardId'>): string[] =>
	olderParents(shardId, [parentShardId, adjacentParentShardId]);

export const createShardFamily = (shards: ReadonlyArray<Pick<Shard, 'shardId' | 'parentShardId' | 'adjacentParentShardId'>>): ShardFamily => {
	const ids = shards.map(({shardId}) => shardId);
	const places = new Map(ids.map((shardId, index) => [shardId, index]));
	const parents = new Map(shards.map(shard => [shard.shardId, namedParents(shard).filter(parent => places.has(parent))]));
	const children = new Map<string, string[]>(ids.map(shardId => [shardId, []]));
	for (const [shardId, ofShard] of parents) {
		for (const parent of ofShard) {
			children.get(parent)!.push(shardId);
		}
	}

	const inOrder = (found: Iterable<string>): string[] => [...found].toSorted((a, b) => places.get(a)! - places.get(b)!);

	const parentsOf = (shardId: string): readonly string[] => parents.get(shardId) ?? [];
	const childrenOf = (shardId: string): readonly string[] => children.get(shardId) ?? [];

	const reach = (shardId: string, next: (shardId: string) => readonly string[]): string[] => {
		const found = new Set<string>();
		const open = [...next(shardId)];
		for (let current = open.pop(); current !== undefined; current = open.pop()) {
			if (current === shardId || found.has(current)) {
				continue;
			}

			found.add(current);
			open.push(...next(current));
		}

		return inOrder(found);
	};

	return {
		parentsOf,
		childrenOf,
		siblingsOf: shardId => inOrder(new Set(parentsOf(shardId).flatMap(parent => childrenOf(parent)).filter(child => child !== shardId))),
		ancestorsOf: shardId => reach(shardId, parentsOf),
		descendantsOf: shardId => reach(shardId, childrenOf),
		get roots() {
			return ids.filter(shardId => parentsOf(shardId).length === 0);
		},
	};
};
