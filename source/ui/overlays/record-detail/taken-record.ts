import {Buffer} from 'node:buffer';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {FilterRecord} from '../../../records/filter/filter.js';
import {passingOf} from '../../../records/filter/passing.js';
import {toJsonLine} from '../../../records/record-json.js';
import {soughtRecord} from '../../panes/feed/selection.js';
import type {Overlay, ViewState} from '../../view/view-state.js';
import {openedRecord} from './record-view.js';

/**
What `y` copies and `e` writes when it is one record: the user record that is open, or else the whole record under the cursor.
*/
export const takenRecord = (snapshot: Snapshot, view: ViewState, overlay: Overlay | undefined): FilterRecord | undefined => {
	const opened = overlay?.type === 'record' ? openedRecord(snapshot, view, overlay) : undefined;
	return opened && opened.shown > 1 ? {shardId: opened.source.shardId, record: opened.record} : soughtRecord(snapshot, view);
};

/**
The lines that tail prints of it, as long as they have no more bytes; undefined when they have.
*/
export const linesWithin = (taken: FilterRecord, {filter}: ViewState, maxBytes: number): readonly string[] | undefined => {
	const lines: string[] = [];
	let bytes = -1;
	for (const record of passingOf(taken, filter)) {
		const text = toJsonLine(taken.shardId, record);
		bytes += Buffer.byteLength(text) + 1;
		if (bytes > maxBytes) {
			return undefined;
		}

		lines.push(text);
	}

	return lines;
};
