import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Size} from '../../../size.js';
import {coveringSize} from '../../frame/layout.js';
import {aboutSight, type AboutRow} from './about-row.js';
import {aboutRows} from './about-rows.js';

/**
The page of the stream.
*/
export type AboutOverlay = {
	readonly type: 'about';
	/**
	The row under the cursor, by its id; the first if it is undefined or gone.
	*/
	readonly chosen: string | undefined;
};

const MAX_COLUMNS = 120;

export const aboutSize = (frame: Size): Size => coveringSize(frame, MAX_COLUMNS);

/**
The rows, and the place of the chosen one; none where there is no stream.
*/
export const chosenRow = ({chosen}: Pick<AboutOverlay, 'chosen'>, snapshot: Snapshot): {readonly rows: readonly AboutRow[]; readonly place: number; readonly row: AboutRow | undefined} => {
	const rows = snapshot.state.connectivity === 'absent' ? [] : aboutRows(aboutSight(snapshot));
	const place = Math.max(0, rows.findIndex(({id}) => id === chosen));
	return {rows, place, row: rows[place]};
};
