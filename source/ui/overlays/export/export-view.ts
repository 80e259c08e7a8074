import type {Snapshot} from '../../../monitor/snapshot.js';
import type {FilterRecord} from '../../../records/filter/filter.js';
import {takenRecord} from '../record-detail/taken-record.js';
import {shownRecords} from '../../panes/feed/selection.js';
import type {Overlay, ViewState} from '../../view/view-state.js';

export const exportAmounts = ['all', 'last-100', 'one'] as const;

/**
Of the records that are shown: all, the newest hundred, or the one under the cursor.
*/
export type ExportAmount = (typeof exportAmounts)[number];

const LAST = 100;

/**
Asks where records are to be written, and how many.
*/
export type ExportView = {
	readonly type: 'export';
	readonly path: string;
	readonly amount: ExportAmount;
	/**
	Why nothing was written.
	*/
	readonly complaint: string | undefined;
	/**
	What it was opened from.
	*/
	readonly below: Overlay | undefined;
};

export const openExport = (view: ViewState, path: string, amount: ExportAmount): ViewState => ({
	...view,
	overlay: {
		type: 'export', path, amount, complaint: undefined, below: view.overlay,
	},
});

export const editExport = (view: ViewState, change: Partial<Pick<ExportView, 'path' | 'amount' | 'complaint'>>): ViewState =>
	view.overlay?.type === 'export' ? {...view, overlay: {...view.overlay, complaint: undefined, ...change}} : view;

export const closeExport = (view: ViewState): ViewState =>
	view.overlay?.type === 'export' ? {...view, overlay: view.overlay.below} : view;

export const nextAmount = (amount: ExportAmount): ExportAmount => exportAmounts[(exportAmounts.indexOf(amount) + 1) % exportAmounts.length]!;

/**
The records that would be written now, oldest first.
*/
export const recordsToExport = ({amount, below}: Pick<ExportView, 'amount' | 'below'>, snapshot: Snapshot, view: ViewState): readonly FilterRecord[] => {
	if (amount === 'one') {
		const taken = takenRecord(snapshot, view, below);
		return taken ? [taken] : [];
	}

	const shown = shownRecords(snapshot, view);
	return amount === 'all' ? shown : shown.slice(-LAST);
};

/**
A name that says what it holds, without a character that some file system refuses. `at` is clock time in ms; the name has it in UTC.
*/
export const defaultExportPath = (streamName: string, at: number): string =>
	`clickmon-${streamName.replaceAll(/[^\w\-.]/gv, '_')}-${new Date(at).toISOString().replaceAll(/[\-:]|\.\d+/gv, '')}.jsonl`;
