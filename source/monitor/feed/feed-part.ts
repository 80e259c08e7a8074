import type {ShownPart} from '../part.js';
import {createFeedBuffer, type FeedLimits} from './feed-buffer.js';
import type {FeedView} from './feed-view.js';

/**
Records that were read before: all of them, and those of an earlier stream of the same name.
*/
export type ReadBefore = {readonly records: number; readonly ofEarlierStream: number};

/**
The part that keeps the newest records. `readPerSecond` gives the read rate.
*/
export const createFeedPart = (limits: FeedLimits | undefined, readPerSecond: (at: number) => number, before?: ReadBefore): ShownPart<FeedView> => {
	const buffer = createFeedBuffer(limits, before?.records);
	// Records read before the stream was created again.
	let earlierRecords = before?.ofEarlierStream ?? 0;
	return {
		take(event) {
			if (event.type !== 'batch') {
				return;
			}

			for (const record of event.records) {
				buffer.push(event.shardId, record, event.receivedAt);
			}
		},
		forget(reason) {
			buffer.clear();
			earlierRecords = reason.type === 'recreated' ? buffer.totalRecords : earlierRecords;
		},
		view: at => ({
			records: buffer.records(),
			totalRecords: buffer.totalRecords,
			streamRecords: buffer.totalRecords - earlierRecords,
			firstIndex: buffer.firstIndex,
			series: buffer.series,
			bufferedBytes: buffer.bufferedBytes,
			readPerSecond: readPerSecond(at),
		}),
	};
};
