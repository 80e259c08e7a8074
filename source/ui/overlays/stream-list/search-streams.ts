import UFuzzy from '@leeoniya/ufuzzy';
import type {ListedStreamWithShards} from '../../../actions/streams/stream-listing.js';

export type FoundStream = {
	readonly stream: ListedStreamWithShards;
	/**
	The indexes of the matching characters in its name, in order.
	*/
	readonly ranges: ReadonlyArray<{readonly start: number; readonly end: number}>;
};

type Streams = readonly ListedStreamWithShards[];

// Other characters may stand between two typed ones: `cpr` finds clicks-prod.
const options: UFuzzy.Options = {intraIns: Infinity, intraChars: '.'};

let fuzzy: UFuzzy | undefined;

// Made on first use: it takes a twentieth of the time to the first frame.
const search = (...words: Parameters<UFuzzy['search']>): ReturnType<UFuzzy['search']> => {
	fuzzy ??= new UFuzzy(options);
	return fuzzy.search(...words);
};

// Up to this number, matches are ranked. More matches (after one or two letters) stay in the order of names.
const MAX_RANKED = 1000;

const pairs = (bounds: readonly number[]): FoundStream['ranges'] => bounds.flatMap((start, index) => index % 2 === 0 ? {start, end: bounds[index + 1]!} : []);

const find = (streams: Streams, typed: string): readonly FoundStream[] => {
	if (typed === '') {
		return streams.map(stream => ({stream, ranges: []}));
	}

	const names = streams.map(({name}) => name);
	const [indexes, info, order] = search(names, typed, 0, MAX_RANKED);
	return order === null
		? (indexes ?? []).map(index => ({stream: streams[index]!, ranges: []}))
		: order.map(place => ({stream: streams[info.idx[place]!]!, ranges: pairs(info.ranges[place]!)}));
};

const known = new WeakMap<Streams, {readonly typed: string; readonly found: readonly FoundStream[]}>();

/**
The streams whose names have these letters in this order, best match first. Without letters: all streams, by name.
*/
export const searchStreams = (streams: Streams, typed: string): readonly FoundStream[] => {
	const text = typed.trim();
	const last = known.get(streams);
	if (last?.typed === text) {
		return last.found;
	}

	const found = find(streams, text);
	known.set(streams, {typed: text, found});
	return found;
};
