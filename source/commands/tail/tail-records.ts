import type {TailInput} from '../../actions/reading/tail.js';
import {passingOf} from '../../records/filter/passing.js';
import type {RecordFields} from '../../records/record-json.js';
import {isPacked, userRecordsOf} from '../../records/unpack/unpack.js';
import type {TailConfig} from './options.js';

/**
What a tail prints of the records that it reads.
*/
export type TailRecords = {
	/**
	How many of a record there are to print; undefined while that is one of each, or does not matter.
	*/
	readonly wantedIn: TailInput['wantedIn'];
	/**
	What to print of a record that was found wanted.
	*/
	of(shardId: string, record: RecordFields): Iterable<RecordFields>;
	/**
	Leaves out this many at the beginning of the next record.
	*/
	skip(count: number): void;
	/**
	How many the filter was asked about.
	*/
	readonly seen: number;
};

type Wanting = Omit<TailRecords, 'skip'>;

const asPut = ({filter}: Pick<TailConfig, 'filter'>): Wanting => {
	let seen = 0;
	return {
		wantedIn: filter && ((shardId, record) => {
			seen++;
			return filter.matches({shardId, record}) ? 1 : 0;
		}),
		of: (_, record) => [record],
		get seen() {
			return seen;
		},
	};
};

const asUnpacked = ({filter, count, newest}: Pick<TailConfig, 'filter' | 'count' | 'newest'>): Wanting => {
	let seen = 0;

	const wantedIn = (shardId: string, record: RecordFields): number => {
		const isPlain = !isPacked(record.Data);
		const all = isPlain ? 1 : userRecordsOf(record).length;
		seen += all;
		if (!filter) {
			return all;
		}

		return isPlain ? Number(filter.matches({shardId, record})) : [...passingOf({shardId, record}, filter)].length;
	};

	return {
		wantedIn: filter !== undefined || count !== undefined || newest !== undefined ? wantedIn : undefined,
		// A plain record that was found wanted is not asked about again.
		of: (shardId, record) => isPacked(record.Data) ? passingOf({shardId, record}, filter) : [record],
		get seen() {
			return seen;
		},
	};
};

type WantedIn = NonNullable<TailRecords['wantedIn']>;

/**
Says once that there was a record which the filter could not look into.
*/
const sayingOnce = (wantedIn: WantedIn, {filter}: Pick<TailConfig, 'filter'>, note: (text: string) => void): WantedIn => {
	let isTold = false;
	return (shardId, record) => {
		const wanted = wantedIn(shardId, record);
		if (!isTold && filter?.unreadable !== undefined) {
			isTold = true;
			note(filter.unreadable);
		}

		return wanted;
	};
};

/**
User records of aggregates one by one, and everything unpacked; or with `--raw` the records as they were put. The filter sees into them either way; `note` hears once of a record that it cannot look into.
*/
export const createTailRecords = (config: Pick<TailConfig, 'filter' | 'count' | 'newest' | 'isRaw'>, note: (text: string) => void = () => undefined): TailRecords => {
	const records = config.isRaw ? asPut(config) : asUnpacked(config);
	const {wantedIn} = records;
	let skipped = 0;
	return {
		wantedIn: wantedIn && sayingOnce(wantedIn, config, note),
		of(shardId, record) {
			const all = records.of(shardId, record);
			if (skipped === 0) {
				return all;
			}

			const rest = [...all].slice(skipped);
			skipped = 0;
			return rest;
		},
		skip(count) {
			skipped = count;
		},
		get seen() {
			return records.seen;
		},
	};
};
