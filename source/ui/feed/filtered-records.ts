import {systemClock} from '../../clock.js';
import type {FeedRecord} from '../../monitor/snapshot.js';
import type {Filter} from '../../records/filter/filter.js';
import {
	beginScan,
	continueScan,
	endScan,
	followScan,
	type Scan,
} from './filter-scan.js';

type Records = readonly FeedRecord[];

type Known = {
	/**
	By the array that was filtered: a held feed and the live one stand beside each other.
	*/
	readonly scans: WeakMap<Records, Scan>;
	newest: Scan;
};

const knownByFilter = new WeakMap<Filter, Known>();

const isLaterThan = (records: Records, before: Records): boolean =>
	(records[0]?.index ?? Infinity) >= (before[0]?.index ?? -1) && (records.at(-1)?.index ?? -1) >= (before.at(-1)?.index ?? -1);

// Another stream counts its records from the beginning again: where the two overlap, they have the same ones. Indexes have no gaps.
const isSameBuffer = ([first]: Records, before: Records): boolean => {
	const place = (first?.index ?? Infinity) - (before[0]?.index ?? 0);
	return place >= before.length || before[place] === first;
};

const knownOf = (filter: Filter): Known => {
	let known = knownByFilter.get(filter);
	if (!known) {
		known = {scans: new WeakMap(), newest: {records: [], passed: [], from: 0}};
		knownByFilter.set(filter, known);
	}

	return known;
};

const lastReadAt = (records: Records): number => records.at(-1)?.readAt ?? -Infinity;

// A held feed is older than the live one; another stream's is read later, whatever its indexes are.
const keep = (known: Known, scan: Scan): Scan => {
	known.scans.set(scan.records, scan);
	if (lastReadAt(scan.records) >= lastReadAt(known.newest.records)) {
		known.newest = scan;
	}

	return scan;
};

const scanOf = (records: Records, filter: Filter): Scan => {
	const known = knownOf(filter);
	const {scans, newest} = known;
	return scans.get(records) ?? keep(known, isLaterThan(records, newest.records) && isSameBuffer(records, newest.records)
		? followScan(newest, records, filter, systemClock.now)
		: beginScan(records, filter, systemClock.now));
};

/**
The records that pass the filter, oldest first, as far as they were looked through: the newest at least. Each is looked at once, however often the feed is drawn.
*/
export const filteredRecords = (records: Records, filter: Filter | undefined): Records => filter ? scanOf(records, filter).passed : records;

/**
How many of the records, from the newest back, were looked at.
*/
export const lookedThrough = (records: Records, filter: Filter | undefined): number => filter ? records.length - scanOf(records, filter).from : records.length;

/**
Looks through more of them, for as long as nobody notices.
*/
export const lookFurther = (records: Records, filter: Filter): void => {
	keep(knownOf(filter), continueScan(scanOf(records, filter), filter, systemClock.now));
};

/**
Looks through all of them, for who needs them now.
*/
export const lookToTheEnd = (records: Records, filter: Filter | undefined): void => {
	if (filter) {
		keep(knownOf(filter), endScan(scanOf(records, filter), filter));
	}
};
