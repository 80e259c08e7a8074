import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Filter, FilterRecord} from '../../../records/filter/filter.js';
import {formatNumberOf} from '../../drawing/format.js';
import type {KeyPress} from '../../keys/key-press.js';
import {lookToTheEnd} from '../../panes/feed/filtered-records.js';
import {feedOf} from '../../panes/feed/selection.js';
import {edited} from '../../keys/text-field.js';
import type {ViewStore} from '../../view/view-store.js';
import {
	defaultExportPath,
	nextAmount,
	recordsToExport,
	type ExportAmount,
	type ExportView,
} from './export-view.js';
import {withHome} from './home-path.js';

/**
What came of writing: the file's full path and its lines, or why there is none.
*/
export type ExportOutcome = {readonly path: string; readonly count: number} | {readonly complaint: string};

/**
Writes what is in the records and passes the filter.
*/
export type SaveRecords = (path: string, records: readonly FilterRecord[], filter: Filter | undefined) => Promise<ExportOutcome>;

type Options = {
	look(): Snapshot;
	readonly view: ViewStore;
	readonly save: SaveRecords;
	notify(text: string): void;
};

/**
From opening the dialog to the file that is written.
*/
export const createExportControls = ({look, view, save, notify}: Options) => {
	let isWriting = false;

	const write = async (dialog: ExportView) => {
		if (isWriting) {
			return;
		}

		const {filter} = view.getView();
		lookToTheEnd(feedOf(look(), view.getView()), filter);
		const records = recordsToExport(dialog, look(), view.getView());
		if (records.length === 0) {
			view.dispatch({type: 'edit-export', change: {complaint: 'There is no record to write.'}});
			return;
		}

		isWriting = true;
		const outcome = await save(withHome(dialog.path), records, filter);
		isWriting = false;
		if ('complaint' in outcome) {
			view.dispatch({type: 'edit-export', change: {complaint: outcome.complaint}});
			return;
		}

		view.dispatch({type: 'close-export'});
		notify(`${formatNumberOf(outcome.count, 'record')} written to ${outcome.path}`);
	};

	return {
		open(amount: ExportAmount) {
			const {state, at} = look();
			view.dispatch({type: 'open-export', path: defaultExportPath(state.streamName, at), amount});
		},
		press(dialog: ExportView, key: KeyPress) {
			switch (key.name) {
				case 'enter': {
					void write(dialog);

					break;
				}

				case 'escape': {
					view.dispatch({type: 'close-export'});

					break;
				}

				case 'tab': {
					view.dispatch({type: 'edit-export', change: {amount: nextAmount(dialog.amount)}});

					break;
				}

				default: {
					const path = edited(dialog.path, key);
					if (path !== undefined) {
						view.dispatch({type: 'edit-export', change: {path}});
					}
				}
			}
		},
	};
};

export type ExportControls = ReturnType<typeof createExportControls>;
