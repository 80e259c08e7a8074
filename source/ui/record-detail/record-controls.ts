import {Buffer} from 'node:buffer';
import type {Snapshot} from '../../monitor/snapshot.js';
import {toJsonLine} from '../../records/record-json.js';
import {MAX_COPIED_BYTES} from '../clipboard.js';
import {formatCount} from '../format.js';
import {selectedRecord, shownRecords} from '../selection.js';
import type {ViewStore} from '../view-store.js';
import type {RecordCommand} from './record-keys.js';

type Options = {
	look(): Snapshot;
	readonly view: ViewStore;
	/**
	Puts a text on the clipboard.
	*/
	copy(text: string): void;
	/**
	Opens the export dialog for the record under the cursor.
	*/
	exportRecord(): void;
	notify(text: string): void;
};

export type RecordControls = Readonly<Record<RecordCommand | 'open', () => void>>;

/**
What can be done with the record under the cursor: opening it, and all that its keys ask for while it is open.
*/
export const createRecordControls = ({look, view, copy, exportRecord, notify}: Options): RecordControls => {
	const step = (by: 1 | -1) => {
		view.dispatch({type: 'step-record', step: by, limit: shownRecords(look(), view.getView()).length - 1});
	};

	return {
		open() {
			const snapshot = look();
			if (selectedRecord(snapshot, view.getView())) {
				view.dispatch({type: 'open-record', feed: snapshot.feed});
			} else {
				notify('There is no record to open yet.');
			}
		},
		newer() {
			step(1);
		},
		older() {
			step(-1);
		},
		turn() {
			view.dispatch({type: 'turn-record'});
		},
		copy() {
			const selected = selectedRecord(look(), view.getView());
			if (!selected) {
				notify('There is no record to copy.');
				return;
			}

			const text = toJsonLine(selected.shardId, selected.record);
			const size = Buffer.byteLength(text);
			if (size > MAX_COPIED_BYTES) {
				notify(`The record's line has ${formatCount(size)} bytes, more than terminals copy (${formatCount(MAX_COPIED_BYTES)}).`);
				return;
			}

			copy(text);
			notify(`Copied the record's line (${formatCount(size)} bytes) by OSC 52, if this terminal lets programs copy.`);
		},
		export: exportRecord,
		close() {
			view.dispatch({type: 'close-overlay'});
		},
	};
};
