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
	The name under the cursor; the first one found if it is not in the list.
	*/
	readonly chosen: string | undefined;
	/**
	Why no other stream was opened.
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
The rows that are seen, with the cursor among them.
*/
export const seenStreams = (list: StreamList, rows: number): Window<FoundStream> => visibleWindow(foundStreams(list), rows, cursorOf(list) - Math.floor(rows / 2));

/**
The name so many rows further down, or up.
*/
export const chosenAfter = (list: StreamList, by: number): string | undefined => {
	const found = foundStreams(list);
	return found[Math.max(0, Math.min(cursorOf(list) + by, found.length - 1))]?.stream.name;
};

/**
What Enter opens: the stream under the cursor, or else the name or ARN that was typed; the reason when that is neither.
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
			return {complaint: typed === '' ? 'There is no stream to open yet: type a name or an ARN.' : error.message};
		}

		throw error;
	}
};
