import {grouped} from '../../words.js';
import {DEFAULT_FEED_LIMITS, MOST_FEED_RECORDS, type FeedLimits} from '../../monitor/feed/feed-buffer.js';
import {badValue, parseSize} from '../../typed/values.js';

const SMALLEST_BYTES = 1024 * 1024;
const FEWEST_RECORDS = 100;

const wanted = `records, from ${FEWEST_RECORDS} to ${grouped(MOST_FEED_RECORDS)}, or a size from 1MB up such as 128MB`;

/**
What the feed keeps: a bare number counts records, within the bytes that it keeps by default; a size counts bytes, however many records they are.
*/
export const bufferSize = (name: string, text: string): FeedLimits => {
	if (/^\d+$/v.test(text)) {
		const maxRecords = Number(text);
		if (maxRecords >= FEWEST_RECORDS && maxRecords <= MOST_FEED_RECORDS) {
			return {...DEFAULT_FEED_LIMITS, maxRecords};
		}
	} else {
		const maxBytes = parseSize(text);
		if (maxBytes >= SMALLEST_BYTES) {
			return {maxRecords: MOST_FEED_RECORDS, maxBytes};
		}
	}

	throw badValue(name, text, wanted);
};
