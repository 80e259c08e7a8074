import type {RecordFields} from '../../records/record-json.js';
import type {VisibleText} from '../../visible-text.js';
import type {LineWriter} from './line-writer.js';

type Printing<Read> = {
	readonly lines: LineWriter<VisibleText>;
	/**
	The records to print from one record that was read: an aggregate holds several.
	*/
	of(record: Read): Iterable<RecordFields>;
	/**
	The parts of its line.
	*/
	format(record: RecordFields): ReadonlyArray<VisibleText | Uint8Array>;
	/**
	Most lines; default all.
	*/
	readonly limit?: number;
};

/**
Prints a batch of records; resolves when their reader is ready for more.
*/
export const printRecords = async <Read>(records: Iterable<Read>, {lines, of, format, limit = Infinity}: Printing<Read>): Promise<void> => {
	let printed = 0;
	for (const record of records) {
		for (const one of of(record)) {
			if (printed === limit) {
				return;
			}

			lines.write(...format(one));
			printed++;
			// What was packed can be a thousand times as much as what was read.
			if (one.packing && lines.isCongested) {
				await lines.ready();
			}
		}
	}

	await lines.ready();
};
