import type {ShownPart} from '../part.js';
import {createFeedBuffer, type FeedLimits} from './feed-buffer.js';
import type {FeedView} from './feed-view.js';

/**
The part that keeps the newest records; `readPerSecond` says how fast they are read.
*/
export const createFeedPart = (limits: FeedLimits | undefined, readPerSecond: (at: number) => number): ShownPart<FeedView> => {
	const buffer = createFeedBuffer(limits);
	return {
		take(event) {
			if (event.type !== 'batch') {
				return;
			}

			for (const record of event.records) {
				buffer.push(event.shardId, record, event.receivedAt);
			}
		},
		forget: buffer.clear,
		view: at => ({
			records: buffer.records(),
			totalRecords: buffer.totalRecords,
			firstIndex: buffer.firstIndex,
			series: buffer.series,
			bufferedBytes: buffer.bufferedBytes,
			readPerSecond: readPerSecond(at),
		}),
	};
};
