import type {ReadEvent} from '../../service/read-event.js';

/**
Whether every shard was read to its tip at least once: what `tail --exit` waits for.
*/
export type CaughtUp = {
	note(event: ReadEvent): void;
	readonly isCaughtUp: boolean;
};

/**
`shardIds` are the shards that reading starts with. Their children count too, unless `isFollowing` is false.
*/
export const createCaughtUp = (shardIds: Iterable<string>, isFollowing = true): CaughtUp => {
	const behind = new Set(shardIds);
	const done = new Set<string>();

	const add = (shardId: string) => {
		if (!done.has(shardId)) {
			behind.add(shardId);
		}
	};

	const finish = (shardId: string) => {
		behind.delete(shardId);
		done.add(shardId);
	};

	return {
		note(event) {
			if (event.type === 'batch' && event.millisBehindLatest === 0) {
				finish(event.shardId);
			} else if (event.type === 'shard-waiting' || event.type === 'shard-started') {
				add(event.shardId);
			} else if (event.type === 'shard-ended') {
				finish(event.shardId);
				for (const childId of isFollowing ? event.childShardIds : []) {
					add(childId);
				}
			}
		},
		get isCaughtUp() {
			return behind.size === 0;
		},
	};
};
