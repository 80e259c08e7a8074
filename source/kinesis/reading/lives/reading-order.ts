import type {Shard} from '../../../service/shard.js';
import {namedParents} from '../../../service/shard-family.js';
import type {ChildShard} from '../shard-reading.js';

/**
Which shards of a stream are read, and in what order: a shard may start once all its parents that are read here are drained, so that a partition key's order holds across splits and merges. No clock, no calls.
*/
export type Lineage = {
	/**
	Takes a shard in, to be read unless it `isDrained` already. Parents come before their children.
	*/
	add(shard: ChildShard, isDrained?: boolean): void;
	/**
	Takes in the shards that a drained one named as its children, and returns the new ones. A child whose other parent is not known here is left to a listing: that parent may have to be read first.
	*/
	addChildren(children: readonly ChildShard[]): readonly ChildShard[];
	/**
	Takes in what follows, in a complete listing, from the shards read here: their descendants, and shards newer than all of them (their ancestors are gone already). Returns the new ones.
	*/
	addListed(listing: readonly ChildShard[]): readonly ChildShard[];
	/**
	The shards that may start now; each is given out once.
	*/
	takeReady(): readonly string[];
	/**
	The parents that a shard still waits for.
	*/
	waitsFor(shardId: string): readonly string[];
	markDrained(shardId: string): void;
	/**
	Whether all that follows from a drained shard is known: the children it named, or any child when it named none.
	*/
	knowsChildrenOf(shardId: string, named: readonly ChildShard[]): boolean;
	readonly isDone: boolean;
};

type Node = {
	readonly parents: readonly string[];
	state: 'waiting' | 'given' | 'drained';
};

/**
Oldest first: the service numbers shards in the order of their creation, with leading zeros.
*/
export const byAge = <S extends {readonly shardId: string}>(shards: readonly S[]): S[] => shards.toSorted((a, b) => {
	if (a.shardId === b.shardId) {
		return 0;
	}

	return a.shardId < b.shardId ? -1 : 1;
});

export const createLineage = (): Lineage => {
	const nodes = new Map<string, Node>();
	const childrenOf = new Map<string, string[]>();
	let ready: string[] = [];
	let undrained = 0;
	let newest = '';

	const waitsFor = (shardId: string): string[] => (nodes.get(shardId)?.parents ?? []).filter(parent => nodes.get(parent)?.state !== 'drained');

	const add = ({shardId, parentShardIds}: ChildShard, isDrained = false): void => {
		const parents = parentShardIds.filter(parent => nodes.has(parent));
		nodes.set(shardId, {parents, state: isDrained ? 'drained' : 'waiting'});
		if (shardId > newest) {
			newest = shardId;
		}

		for (const parent of parents) {
			childrenOf.set(parent, [...childrenOf.get(parent) ?? [], shardId]);
		}

		if (isDrained) {
			return;
		}

		undrained++;
		if (waitsFor(shardId).length === 0) {
			ready.push(shardId);
		}
	};

	const addNew = (shards: readonly ChildShard[], isWanted: (shard: ChildShard) => boolean): ChildShard[] => byAge(shards).filter(shard => {
		const isNew = !nodes.has(shard.shardId) && isWanted(shard);
		if (isNew) {
			add(shard);
		}

		return isNew;
	});

	return {
		add,
		addChildren: children => addNew(children, child => child.parentShardIds.every(parent => nodes.has(parent))),
		addListed(listing) {
			const newestBefore = newest;
			return addNew(listing, shard => shard.shardId > newestBefore || shard.parentShardIds.some(parent => nodes.has(parent)));
		},
		takeReady() {
			const taken = ready;
			ready = [];
			for (const shardId of taken) {
				nodes.get(shardId)!.state = 'given';
			}

			return taken;
		},
		waitsFor,
		markDrained(shardId) {
			nodes.get(shardId)!.state = 'drained';
			undrained--;
			const children = childrenOf.get(shardId) ?? [];
			ready.push(...children.filter(child => nodes.get(child)!.state === 'waiting' && waitsFor(child).length === 0));
		},
		knowsChildrenOf: (shardId, named) => named.length === 0 ? childrenOf.has(shardId) : named.every(child => nodes.has(child.shardId)),
		get isDone() {
			return undrained === 0;
		},
	};
};

/**
A listed shard with its parents, as a lineage wants it.
*/
export const withParents = (shard: Shard): ChildShard => ({shardId: shard.shardId, parentShardIds: namedParents(shard)});
