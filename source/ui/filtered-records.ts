import type {FeedRecord} from '../monitor/snapshot.js';
import type {Filter} from '../records/filter/filter.js';

type Records = readonly FeedRecord[];

type Known = {
	/**
	By the array that was filtered: a held feed and the live one stand beside each other.
	*/
	readonly results: WeakMap<Records, Records>;
	newest: {readonly records: Records; readonly passed: Records};
};

const knownByFilter = new WeakMap<Filter, Known>();

/**
Goes on from an older state of the same buffer: what left it goes, what came is looked at. Indexes only ever rise.
*/
const goOn = ({records: before, passed}: Known['newest'], records: Records, filter: Filter): Records => {
	const oldest = records[0]?.index ?? Infinity;
	const seen = before.at(-1)?.index ?? -1;
	const kept = passed.slice(passed.findLastIndex(({index}) => index < oldest) + 1);
	const firstNew = records.findLastIndex(({index}) => index <= seen) + 1;
	return [...kept, ...records.slice(firstNew).filter(record => filter.matches(record))];
};

const isLaterThan = (records: Records, before: Records): boolean =>
	(records[0]?.index ?? Infinity) >= (before[0]?.index ?? -1) && (records.at(-1)?.index ?? -1) >= (before.at(-1)?.index ?? -1);

// Another stream counts its records from the beginning again: where the two overlap, they have the same ones. Indexes have no gaps.
const isSameBuffer = ([first]: Records, before: Records): boolean => {
	const place = (first?.index ?? Infinity) - (before[0]?.index ?? 0);
	return place >= before.length || before[place] === first;
};

/**
The records that pass the filter, oldest first. Each is looked at once, however often the feed is drawn.
*/
export const filteredRecords = (records: Records, filter: Filter | undefined): Records => {
	if (!filter) {
		return records;
	}

	let known = knownByFilter.get(filter);
	if (!known) {
		known = {results: new WeakMap(), newest: {records: [], passed: []}};
		knownByFilter.set(filter, known);
	}

	let passed = known.results.get(records);
	if (passed) {
		return passed;
	}

	const isLater = isLaterThan(records, known.newest.records) && isSameBuffer(records, known.newest.records);
	passed = isLater ? goOn(known.newest, records, filter) : records.filter(record => filter.matches(record));
	known.results.set(records, passed);
	if (isLater) {
		known.newest = {records, passed};
	}

	return passed;
};
