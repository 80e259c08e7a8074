import {sizeOf} from '../../../service/record.js';
import {DEFAULT_FEED_LIMITS} from '../../../monitor/feed/feed-buffer.js';
import type {FeedRecord} from '../../../monitor/feed/feed-view.js';
import type {Filter} from '../../../records/filter/filter.js';
import {isPacked} from '../../../records/unpack/unpack.js';

type Records = readonly FeedRecord[];

/**
The progress of a filter through a buffer. It starts at the newest record, so that the screen is right first.
*/
export type Scan = {
	readonly records: Records;
	/**
	The checked records that pass, oldest first. Records that have left the buffer come first.
	*/
	readonly passed: Records;
	/**
	How many of them have left the buffer. They stay, because on a busy stream a match would vanish before a person has read it.
	*/
	readonly kept: number;
	/**
	How many checked records have left the buffer, with those that did not pass.
	*/
	readonly gone: number;
	/**
	The index of the oldest checked record; 0 if all are checked.
	*/
	readonly from: number;
};

/**
A frame is drawn between two turns.
*/
const TURN_MILLISECONDS = 10;

/**
One turn checks at least this many. It takes few milliseconds unless records are compressed.
*/
const SURE = {records: 1000, bytes: 1024 * 1024} as const;

/**
Whether one more record fits into this turn. The first one always does. `now` is in ms.
*/
const createTurn = (now: () => number): ((record: FeedRecord) => boolean) => {
	const endsAt = now() + TURN_MILLISECONDS;
	let records = 0;
	let bytes = 0;
	return ({record: {Data}}) => {
		records++;
		bytes += Data.byteLength;
		return records === 1 || (records <= SURE.records && bytes <= SURE.bytes && !isPacked(Data)) || now() < endsAt;
	};
};

const lookBack = (scan: Scan, until: number, filter: Filter, hasTimeFor: (record: FeedRecord) => boolean): Scan => {
	const {records, passed, kept, from} = scan;
	const found: FeedRecord[] = [];
	let place = from;
	for (; place > until && hasTimeFor(records[place - 1]!); place--) {
		const record = records[place - 1]!;
		if (filter.matches(record)) {
			found.push(record);
		}
	}

	return {...scan, passed: found.length > 0 ? [...passed.slice(0, kept), ...found.toReversed(), ...passed.slice(kept)] : passed, from: place};
};

const notLookedAt = (records: Records): Scan => ({
	records, passed: [], kept: 0, gone: 0, from: records.length,
});

/**
The feed keeps this many.
*/
const newestOf = (records: Records): Records => {
	const {maxRecords, maxBytes} = DEFAULT_FEED_LIMITS;
	let bytes = 0;
	const tooOld = records.findLastIndex(({record}, place) => {
		bytes += sizeOf(record);
		return records.length - place > maxRecords || bytes > maxBytes;
	});
	return records.slice(tooOld + 1);
};

/**
The first turn, with nothing checked yet.
*/
export const beginScan = (records: Records, filter: Filter, now: () => number): Scan => lookBack(notLookedAt(records), 0, filter, createTurn(now));

/**
Goes on with a later state of the same buffer. Matches that have left the buffer stay, and new records come first. If they are too many for one turn, the whole buffer is checked again. Indexes have no gaps.
*/
export const followScan = ({records: before, passed, gone, from}: Scan, records: Records, filter: Filter, now: () => number): Scan => {
	const oldest = records[0]?.index ?? Infinity;
	const seen = before.at(-1)?.index ?? -1;
	const firstNew = records.findLastIndex(({index}) => index <= seen) + 1;
	const news = lookBack(notLookedAt(records), firstNew, filter, createTurn(now));
	const left = before[0] && records[0] ? records[0].index - before[0].index : from;
	const inside = passed.findLastIndex(({index}) => index < oldest) + 1;
	const outside = newestOf(passed.slice(0, inside));
	const known = {records, kept: outside.length, gone: gone + Math.max(0, Math.min(left, before.length) - from)};
	return news.from > firstNew
		? {...known, passed: [...outside, ...news.passed], from: news.from}
		: {...known, passed: [...outside, ...passed.slice(inside), ...news.passed], from: Math.min(firstNew, Math.max(0, from - left))};
};

/**
One more turn.
*/
export const continueScan = (scan: Scan, filter: Filter, now: () => number): Scan => lookBack(scan, 0, filter, createTurn(now));

/**
All remaining turns.
*/
export const endScan = (scan: Scan, filter: Filter): Scan => lookBack(scan, 0, filter, () => true);
