import type {StreamCatalog} from '../../../actions/streams/stream-catalog.js';
import * as values from '../../../typed/values.js';
import type {StreamChoice} from '../../../monitor/stream-choice.js';
import {UserError} from '../../../user-error.js';
import type {Size} from '../../../size.js';
import {coveringSize} from '../../frame/layout.js';
import type {TextField} from '../../keys/line-editor.js';
import {visibleWindow, type Window} from '../../drawing/window.js';
import {searchStreams, type FoundStream} from './search-streams.js';

/**
A list of the streams of the region, with a search.
*/
export type StreamList = TextField & {
	readonly type: 'stream-list';
	readonly catalog: StreamCatalog;
	/**
	The name under the cursor; the first match if it is not in the list.
	*/
	readonly chosen: string | undefined;
	/**
	Why another stream could not be opened.
	*/
	readonly complaint: string | undefined;
};

const MAX_COLUMNS = 120;

export const streamListSize = (frame: Size): Size => coveringSize(frame, MAX_COLUMNS);

/**
Border, the search, the heading, and the note about the whole list.
*/
const ROWS_BESIDE = 5;

export const listRows = (frame: Size): number => streamListSize(frame).rows - ROWS_BESIDE;

export const foundStreams = ({catalog, typed}: StreamList): readonly FoundStream[] => searchStreams(catalog.streams, typed);

/**
The row of the cursor in the list.
*/
export const cursorOf = (list: StreamList): number => Math.max(0, foundStreams(list).findIndex(({stream}) => stream.name === list.chosen));

/**
The rows in sight, with the cursor among them.
*/
export const seenStreams = (list: StreamList, rows: number): Window<FoundStream> => visibleWindow(foundStreams(list), rows, cursorOf(list) - Math.floor(rows / 2));

/**
The name this many rows further down or up.
*/
export const chosenAfter = (list: StreamList, by: number): string | undefined => {
	const found = foundStreams(list);
	return found[Math.max(0, Math.min(cursorOf(list) + by, found.length - 1))]?.stream.name;
};

/**
What Enter opens: the stream under the cursor, or the typed name or ARN. Otherwise the reason why it opens nothing.
*/
export const choiceOf = (list: StreamList): StreamChoice | {readonly complaint: string} => {
	const found = foundStreams(list)[cursorOf(list)];
	if (found) {
		return {streamName: found.stream.name};
	}

	const typed = list.typed.trim();
	try {
		return values.stream('The list', typed);
	} catch (error) {
		if (error instanceof UserError) {
			return {complaint: typed === '' ? 'There is no stream to open. Type a name or an ARN.' : error.message};
		}

		throw error;
	}
};
