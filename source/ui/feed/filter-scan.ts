import type {FeedRecord} from '../../monitor/snapshot.js';
import type {Filter} from '../../records/filter/filter.js';
import {isPacked} from '../../records/unpack/unpack.js';

type Records = readonly FeedRecord[];

/**
How far a filter has looked through the records of a buffer: from the newest back, so that what is on the screen is there first.
*/
export type Scan = {
	readonly records: Records;
	/**
	Those that pass among the records that were looked at, oldest first.
	*/
	readonly passed: Records;
	/**
	The place of the oldest record that was looked at; 0 once all were.
	*/
	readonly from: number;
};

/**
A frame is drawn between two turns.
*/
const TURN_MILLISECONDS = 10;

/**
Looked at in one turn whatever the clock says: few milliseconds, unless something has to be unpacked first.
*/
const SURE = {records: 1000, bytes: 1024 * 1024} as const;

/**
Whether there is time for one more record in this turn; there is for the first. `now` is in ms.
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

const lookBack = ({records, from, passed}: Scan, until: number, filter: Filter, hasTimeFor: (record: FeedRecord) => boolean): Scan => {
	const found: FeedRecord[] = [];
	let place = from;
	for (; place > until && hasTimeFor(records[place - 1]!); place--) {
		const record = records[place - 1]!;
		if (filter.matches(record)) {
			found.push(record);
		}
	}

	return {records, passed: found.length > 0 ? [...found.toReversed(), ...passed] : passed, from: place};
};

const notLookedAt = (records: Records): Scan => ({records, passed: [], from: records.length});

/**
The first turn over records that nothing is known of.
*/
export const beginScan = (records: Records, filter: Filter, now: () => number): Scan => lookBack(notLookedAt(records), 0, filter, createTurn(now));

/**
Goes on with a later state of the same buffer: what left it goes, what came is looked at first. Where that is too much for one turn, what was known before is looked at again. Indexes have no gaps.
*/
export const followScan = ({records: before, passed, from}: Scan, records: Records, filter: Filter, now: () => number): Scan => {
	const oldest = records[0]?.index ?? Infinity;
	const seen = before.at(-1)?.index ?? -1;
	const firstNew = records.findLastIndex(({index}) => index <= seen) + 1;
	const news = lookBack(notLookedAt(records), firstNew, filter, createTurn(now));
	if (news.from > firstNew) {
		return news;
	}

	const gone = before[0] && records[0] ? records[0].index - before[0].index : from;
	return {
		records,
		passed: [...passed.slice(passed.findLastIndex(({index}) => index < oldest) + 1), ...news.passed],
		from: Math.min(firstNew, Math.max(0, from - gone)),
	};
};

/**
One more turn.
*/
export const continueScan = (scan: Scan, filter: Filter, now: () => number): Scan => lookBack(scan, 0, filter, createTurn(now));

/**
As many turns as it takes.
*/
export const endScan = (scan: Scan, filter: Filter): Scan => lookBack(scan, 0, filter, () => true);
