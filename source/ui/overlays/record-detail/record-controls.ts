import {Buffer} from 'node:buffer';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {MAX_COPIED_BYTES} from '../../terminal/clipboard.js';
import {formatCount} from '../../drawing/format.js';
import {soughtRecord} from '../../panes/feed/selection.js';
import type {ViewStore} from '../../view/view-store.js';
import type {RecordCommand} from './record-keys.js';
import {neighbourOf} from './record-view.js';
import {linesWithin, takenRecord} from './taken-record.js';

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
		view.dispatch({type: 'show-record', place: neighbourOf(look(), view.getView(), by)});
	};

	return {
		open() {
			const snapshot = look();
			if (soughtRecord(snapshot, view.getView())) {
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
			const current = view.getView();
			const taken = takenRecord(look(), current, current.overlay);
			if (!taken) {
				notify('There is no record to copy.');
				return;
			}

			const lines = linesWithin(taken, current, MAX_COPIED_BYTES);
			if (!lines) {
				notify(`The record's line is longer than ${formatCount(MAX_COPIED_BYTES)} bytes, more than terminals copy: e writes it to a file.`);
				return;
			}

			const text = lines.join('\n');
			const what = lines.length === 1 ? 'the record\'s line' : `${formatCount(lines.length)} user records, a line each`;
			copy(text);
			notify(`Copied ${what} (${formatCount(Buffer.byteLength(text))} bytes) by OSC 52, if this terminal lets programs copy.`);
		},
		export: exportRecord,
		close() {
			view.dispatch({type: 'close-overlay'});
		},
	};
};
