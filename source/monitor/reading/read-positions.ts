import type {ReadEvent} from '../../service/read-event.js';
import type {LeftPosition} from '../../service/reading-start.js';

/**
The last position of each shard: a restarted reader goes on there, and a checkpoint saves it.
*/
export type ReadPositions = {
	note(event: ReadEvent): void;
	current(): ReadonlyMap<string, LeftPosition>;
};

export const createReadPositions = (start?: ReadonlyMap<string, LeftPosition>): ReadPositions => {
	const positions = new Map(start);
	return {
		note(event) {
			if ((event.type === 'batch' || event.type === 'shard-started') && event.resumeAt) {
				positions.set(event.shardId, event.resumeAt);
			} else if (event.type === 'shard-ended') {
				positions.set(event.shardId, {type: 'drained'});
			} else if (event.type === 'stream-recreated') {
				// They belong to another stream.
				positions.clear();
			}
		},
		current: () => positions,
	};
};
