import type {ReadEvent} from '../../service/read-event.js';

/**
Notes on a reader's trouble: one per spell of trouble, not one per shard and try.
*/
export type TroubleNotes = {
	/**
	The line to say, if the event is worth one.
	*/
	next(event: ReadEvent): string | undefined;
};

export const createTroubleNotes = (): TroubleNotes => {
	const troubled = new Map<string, string>();

	return {
		next(event) {
			if (event.type === 'backing-off') {
				const isNew = !troubled.values().some(reason => reason === event.reason);
				troubled.set(event.shardId, event.reason);
				// An expired iterator is replaced at once: no need to say so.
				return isNew && event.reason !== 'expired-iterator'
					? `${event.message} Reading goes on by itself; next try in ${(event.retryInMs / 1000).toFixed(1)} s.`
					: undefined;
			}

			return (event.type === 'batch' || event.type === 'shard-ended') && troubled.delete(event.shardId) && troubled.size === 0 ? 'Reading goes on.' : undefined;
		},
	};
};
