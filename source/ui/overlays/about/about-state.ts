import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Size} from '../../../size.js';
import {coveringSize} from '../../frame/layout.js';
import type {TextField} from '../../keys/line-editor.js';
import {aboutSight, type AboutRow} from './about-row.js';
import {aboutRows} from './about-rows.js';
import type {FieldId} from './change-field.js';
import type {PlannedDeed} from './planned-deed.js';
import {partsOfId} from './row-changes.js';

/**
A value that is being typed.
*/
export type Typing = TextField & {
	readonly field: FieldId;
	/**
	What is wrong with it.
	*/
	readonly complaint: string | undefined;
};

/**
A change that waits for a yes. It stays as it was planned while the stream goes on.
*/
export type Asking = {
	readonly deed: PlannedDeed;
	/**
	The stream's name as it is typed, where records are lost.
	*/
	readonly answer: (TextField & {readonly complaint: string | undefined}) | undefined;
};

/**
The page of the stream.
*/
export type AboutOverlay = {
	readonly type: 'about';
	/**
	The row under the cursor, by its id. If it is gone, the heading of its list; else the first.
	*/
	readonly chosen: string | undefined;
	/**
	Whether Kinesis can be asked: not in a replay.
	*/
	readonly isLive: boolean;
	/**
	Whether this session changes streams.
	*/
	readonly isWriting: boolean;
	readonly typing: Typing | undefined;
	readonly asking: Asking | undefined;
	/**
	Rows of the plan that are scrolled off the top.
	*/
	readonly offset: number;
	/**
	The newest line of the activity when the last change was ordered; undefined before the first.
	*/
	readonly orderedAfter: number | undefined;
};

const MAX_COLUMNS = 120;

export const aboutSize = (frame: Size): Size => coveringSize(frame, MAX_COLUMNS);

/**
The rows, and the place of the chosen one; none where there is no stream.
*/
export const chosenRow = ({chosen}: Pick<AboutOverlay, 'chosen'>, snapshot: Snapshot): {readonly rows: readonly AboutRow[]; readonly place: number; readonly row: AboutRow | undefined} => {
	const rows = snapshot.state.connectivity === 'absent' ? [] : aboutRows(aboutSight(snapshot));
	const [kind] = partsOfId(chosen ?? '');
	const placeOf = (sought: string | undefined) => rows.findIndex(({id}) => id === sought);
	const place = [placeOf(chosen), placeOf(`${kind}s`), 0].find(found => found !== -1)!;
	return {rows, place, row: rows[place]};
};
