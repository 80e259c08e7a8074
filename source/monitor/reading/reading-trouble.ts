import type {ReadEvent} from '../../service/read-event.js';
import type {Problem} from '../monitor-event.js';

/**
The readers' trouble that a person must solve, as one problem for the stream. Throttling and short outages pass; only the shard table shows them.
*/
export type ReadingTrouble = {
	note(event: ReadEvent): void;
};

type Listener = {
	onProblem(problem: Problem): void;
	onCleared(code: string): void;
};

const codeOf = (event: ReadEvent & {type: 'backing-off'}): string | undefined =>
	event.reason === 'denied' || event.reason === 'credentials' ? `reading-${event.reason}` : undefined;

export const createReadingTrouble = ({onProblem, onCleared}: Listener): ReadingTrouble => {
	const codeByShard = new Map<string, string>();

	const recover = (shardId: string) => {
		const code = codeByShard.get(shardId);
		codeByShard.delete(shardId);
		if (code !== undefined && !codeByShard.values().some(other => other === code)) {
			onCleared(code);
		}
	};

	return {
		note(event) {
			switch (event.type) {
				case 'backing-off': {
					const code = codeOf(event);
					if (code !== undefined) {
						codeByShard.set(event.shardId, code);
						onProblem({code, message: event.message});
					}

					break;
				}

				case 'batch':
				case 'shard-ended': {
					recover(event.shardId);
					break;
				}

				case 'shard-waiting':
				case 'shard-started': {
					break;
				}

				case 'stream-deleted':
				case 'stream-recreated': {
					for (const shardId of codeByShard.keys()) {
						recover(shardId);
					}

					break;
				}
			}
		},
	};
};
