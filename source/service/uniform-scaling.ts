import {uniformRanges, type HashRange} from './hash-ranges.js';

/**
A shard to come: what a creation, a split or a merge makes.
*/
export type ShardBirth = HashRange & {
	/**
	The number in its id.
	*/
	readonly index: number;
	/**
	Indices of the shards that close when this one opens: zero, one (a split) or two (a merge).
	*/
	readonly parents: readonly number[];
};

type Piece = HashRange & {readonly index: number};

/**
The splits and merges that turn the open shards (sorted, covering the space) into `target` equal ones. As on the service, no shard has more than two parents, so there are short-lived shards in between if more are needed. A shard that already has its final range stays. B.
*/
export const planUniformScaling = (open: readonly Piece[], nextIndex: number, target: number): ShardBirth[] => {
	const births: ShardBirth[] = [];
	const give = (range: HashRange, parents: readonly Piece[]): Piece => {
		const birth = {
			startingHashKey: range.startingHashKey,
			endingHashKey: range.endingHashKey,
			index: nextIndex + births.length,
			parents: parents.map(parent => parent.index),
		};
		births.push(birth);
		return birth;
	};

	const ranges = uniformRanges(target);
	const cuts = ranges.map(range => range.startingHashKey);
	let nextCut = 0;

	const split = (shard: Piece): Piece[] => {
		const pieces: Piece[] = [];
		let rest = shard;
		if (cuts[nextCut] === shard.startingHashKey) {
			nextCut++;
		}

		for (; nextCut < target && cuts[nextCut]! <= shard.endingHashKey; nextCut++) {
			const cut = cuts[nextCut]!;
			const parents = [rest];
			pieces.push(give({startingHashKey: rest.startingHashKey, endingHashKey: cut - 1n}, parents));
			rest = give({startingHashKey: cut, endingHashKey: rest.endingHashKey}, parents);
		}

		return [...pieces, rest];
	};

	const pieces = open.flatMap(shard => split(shard));
	let nextPiece = 0;
	for (const range of ranges) {
		let merged = pieces[nextPiece++]!;
		while (merged.endingHashKey < range.endingHashKey) {
			const adjacent = pieces[nextPiece++]!;
			merged = give({startingHashKey: merged.startingHashKey, endingHashKey: adjacent.endingHashKey}, [merged, adjacent]);
		}
	}

	return births;
};
