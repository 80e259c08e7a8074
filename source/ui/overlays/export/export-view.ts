import {homedir} from 'node:os';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {FilterRecord} from '../../../records/filter/filter.js';
import type {TextField} from '../../keys/line-editor.js';
import {shownRecords, soughtRecord} from '../../panes/feed/selection.js';
import type {ViewState} from '../../view/view-state.js';

export const exportAmounts = ['all', 'last-100', 'one'] as const;

/**
All shown records, the newest hundred, or the one under the cursor.
*/
export type ExportAmount = (typeof exportAmounts)[number];

const LAST = 100;

/**
The state of the export. `typed` is the path.
*/
export type ExportView = TextField & {
	readonly type: 'export';
	readonly amount: ExportAmount;
	/**
	The one record to write, in place of the one under the cursor.
	*/
	readonly taken?: FilterRecord | undefined;
	readonly isWriting?: boolean;
	/**
	Why nothing was written.
	*/
	readonly complaint: string | undefined;
};

export const nextAmount = (amount: ExportAmount): ExportAmount => exportAmounts[(exportAmounts.indexOf(amount) + 1) % exportAmounts.length]!;

/**
The records to write, oldest first.
*/
export const recordsToExport = ({amount, taken}: Pick<ExportView, 'amount' | 'taken'>, snapshot: Snapshot, view: ViewState): readonly FilterRecord[] => {
	if (amount === 'one') {
		const record = taken ?? soughtRecord(snapshot, view);
		return record ? [record] : [];
	}

	const shown = shownRecords(snapshot, view);
	return amount === 'all' ? shown : shown.slice(-LAST);
};

/**
A file name with the stream's name and the time, in characters that every file system allows. `at` is clock time in ms; the name has it in UTC.
*/
export const defaultExportPath = (streamName: string, at: number): string =>
	`clickmon-${streamName.replaceAll(/[^\w\-.]/gv, '_')}-${new Date(at).toISOString().replaceAll(/[\-:]|\.\d+/gv, '')}.jsonl`;

/**
The path with the home folder in place of a leading `~`: no shell expands what is typed here.
*/
export const withHome = (typed: string, home = homedir()): string => /^~(?=$|[\/\\])/v.test(typed) ? `${home}${typed.slice(1)}` : typed;
