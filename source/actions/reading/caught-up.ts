import type {ReadEvent} from '../../service/read-event.js';

/**
Whether every shard was read to its end at least once: what `tail --exit` and `--until` wait for.
*/
export type CaughtUp = {
	note(event: ReadEvent): void;
	/**
	An event of a shard that nobody waits for any more, as it lies beyond the time limit: nor are its children waited for.
	*/
	pass(event: ReadEvent): void;
	readonly isCaughtUp: boolean;
};

type Batch = ReadEvent & {type: 'batch'};

export const isAtTip = ({millisBehindLatest}: Batch): boolean => millisBehindLatest === 0;

/**
`shardIds` are the shards that reading starts with. Their children count too, unless `isFollowing` is false. `isAtEnd` says whether a batch is the last one that its shard is waited for.
*/
export const createCaughtUp = (shardIds: Iterable<string>, isFollowing = true, isAtEnd: (batch: Batch) => boolean = isAtTip): CaughtUp => {
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
			if (event.type === 'batch' && isAtEnd(event)) {
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
		pass(event) {
			if ('shardId' in event) {
				finish(event.shardId);
			}

			for (const childId of event.type === 'shard-ended' ? event.childShardIds : []) {
				finish(childId);
			}
		},
		get isCaughtUp() {
			return behind.size === 0;
		},
	};
};
