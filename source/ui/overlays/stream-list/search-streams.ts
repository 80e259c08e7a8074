import type {ListedStreamWithShards} from '../../../actions/streams/stream-listing.js';
import {fuzzySearch, type Found} from '../fuzzy-search.js';

export type FoundStream = {
	readonly stream: ListedStreamWithShards;
	/**
	The matching characters of its name.
	*/
	readonly ranges: Found['ranges'];
};

type Streams = readonly ListedStreamWithShards[];

const find = (streams: Streams, typed: string): readonly FoundStream[] =>
	fuzzySearch(streams.map(({name}) => name), typed).map(({index, ranges}) => ({stream: streams[index]!, ranges}));

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
