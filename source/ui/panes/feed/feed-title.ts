import type {Filter} from '../../../records/filter/filter.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {cutText, textWidth} from '../../../records/text/text-width.js';

/**
What the frame of a pane has beside title and note: corners, lines, blanks, the mark of the focus.
*/
const FRAME_COLUMNS = 14;

/**
The filter is never shorter than this: the note gives way.
*/
const LEAST_FILTER_COLUMNS = 16;

/**
The title of the feed: where reading began, what it is a sample of, and the filter that hides the other records. `room` is what the note leaves of the pane, in cells.
*/
export const feedTitle = (start: string, sample: string | undefined, filter: Filter | undefined, room: number): string => {
	const title = ['Feed', start, sample].filter(part => part !== undefined && part !== '').join(' ');
	if (filter === undefined) {
		return title;
	}

	const head = `${title}, filter `;
	return head + cutText(sanitize(filter.text), Math.max(LEAST_FILTER_COLUMNS, room - FRAME_COLUMNS - textWidth(head)));
};
