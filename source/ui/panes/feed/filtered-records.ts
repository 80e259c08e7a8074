import {systemClock} from '../../../time/clock.js';
import type {FeedRecord, FeedView} from '../../../monitor/feed/feed-view.js';
import {schemaNews} from '../../../records/decoders/glue/glue-schemas.js';
import type {Filter} from '../../../records/filter/filter.js';
import {
	beginScan,
	continueScan,
	endScan,
	followScan,
	type Scan,
} from './filter-scan.js';

type Records = readonly FeedRecord[];

type Feed = Pick<FeedView, 'records' | 'series'>;

type Known = {
	/**
	By the filtered array: a held feed and the live feed have one each.
	*/
	readonly scans: WeakMap<Records, Scan>;
	newest: Scan;
	/**
	The array that `newest` is a part of.
	*/
	series: Feed['series'];
	/**
	What was known of schemas when the records were checked.
	*/
	readonly news: number;
};

const knownByFilter = new WeakMap<Filter, Known>();

const isLaterThan = (records: Records, before: Records): boolean =>
	(records[0]?.index ?? Infinity) >= (before[0]?.index ?? -1) && (records.at(-1)?.index ?? -1) >= (before.at(-1)?.index ?? -1);

const knownOf = (filter: Filter): Known => {
	let known = knownByFilter.get(filter);
	if (known?.news !== schemaNews()) {
		known = {
			scans: new WeakMap(), newest: beginScan([], filter, systemClock.now), series: undefined, news: schemaNews(),
		};
		knownByFilter.set(filter, known);
	}

	return known;
};

const lastReadAt = (records: Records): number => records.at(-1)?.readAt ?? -Infinity;

// A held feed is older than the live one. A feed of another stream is read later, whatever its indexes are.
const keep = (known: Known, {series}: Feed, scan: Scan): Scan => {
	known.scans.set(scan.records, scan);
	if (lastReadAt(scan.records) >= lastReadAt(known.newest.records)) {
		known.newest = scan;
		known.series = series;
	}

	return scan;
};

const scanOf = (feed: Feed, filter: Filter): Scan => {
	const known = knownOf(filter);
	const {scans, newest, series} = known;
	const {records} = feed;
	return scans.get(records) ?? keep(known, feed, feed.series === series && isLaterThan(records, newest.records)
		? followScan(newest, records, filter, systemClock.now)
		: beginScan(records, filter, systemClock.now));
};

/**
The checked records that pass the filter, oldest first, with matches that have left the buffer (as many as a feed keeps). The newest records are always checked. Each record is checked only once.
*/
export const filteredRecords = (feed: Feed, filter: Filter | undefined): Records => filter ? scanOf(feed, filter).passed : feed.records;

/**
How many records the filter has checked, with those that have left the buffer.
*/
export const lookedAt = (feed: Feed, filter: Filter): number => {
	const {gone, records, from} = scanOf(feed, filter);
	return gone + records.length - from;
};

/**
Whether the filter has checked all records of the buffer.
*/
export const isLookedThrough = (feed: Feed, filter: Filter): boolean => scanOf(feed, filter).from === 0;

/**
Checks more records, in a time that nobody notices.
*/
export const lookFurther = (feed: Feed, filter: Filter): void => {
	keep(knownOf(filter), feed, continueScan(scanOf(feed, filter), filter, systemClock.now));
};

/**
Checks all records now.
*/
export const lookToTheEnd = (feed: Feed, filter: Filter | undefined): void => {
	if (filter) {
		keep(knownOf(filter), feed, endScan(scanOf(feed, filter), filter));
	}
};
