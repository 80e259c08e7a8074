import prettyBytes from 'pretty-bytes';
import type {TailCheckpoint} from '../../actions/reading/tail-checkpoint.js';
import {counted} from '../../words.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {VisibleText} from '../../visible-text.js';
import {UserError} from '../../user-error.js';
import type {CommandContext} from '../command.js';
import type {LineWriter} from '../output/line-writer.js';
import {printRecords} from '../output/print-records.js';
import type {RecordFile} from './record-file.js';
import type {RecordFormat} from './record-format.js';
import {createSavePace} from './save-pace.js';
import type {TailRecords} from './tail-records.js';
import {createTroubleNotes} from './trouble-notes.js';

/**
What to say of an event that brings no records.
*/
const newsOf = (event: ReadEvent): string | undefined => {
	if (event.type === 'stream-recreated') {
		return `The stream was deleted and created again (${new Date(event.createdAt).toISOString()}): reading goes on at the beginning of the new one.`;
	}

	if (event.type !== 'shard-ended') {
		return undefined;
	}

	const children = event.childShardIds.length > 0 ? `; its children are ${event.childShardIds.join(', ')}` : '';
	return `${event.shardId} is closed and read to its end${children}.`;
};

export type Printing = {
	readonly records: TailRecords;
	readonly format: RecordFormat;
	/**
	The last line to print, in the middle of an aggregate too.
	*/
	readonly count: number;
	readonly lines: LineWriter<VisibleText>;
	/**
	Where the lines go, if that is no stdout on which they are seen.
	*/
	readonly file: RecordFile | undefined;
	readonly checkpoint: TailCheckpoint | undefined;
};

const createRecordPrinter = ({records: wanted, format, count, lines}: Printing) => {
	let printed = 0;
	return {
		get printed() {
			return printed;
		},
		async print({shardId, records}: ReadEvent & {type: 'batch'}) {
			await printRecords(records, {
				lines,
				of: record => wanted.of(shardId, record),
				format(one) {
					// At once: an end in the middle of the batch counts what it printed.
					printed++;
					return format(shardId, one);
				},
				limit: count - printed,
			});
		},
	};
};

/**
Writes the lines, then saves the reading position. When the reader of the lines is gone, the position is not saved: the lines since the last save come again.
*/
export const saveAll = async ({lines, checkpoint}: Pick<Printing, 'lines' | 'checkpoint'>): Promise<void> => {
	if (await lines.flush()) {
		await checkpoint?.save();
	}
};

/**
The same in mid-run: a file that another program has open is saved as soon as that closes it. The reader is told once per spell.
*/
const createPatientSave = (printing: Printing, {output}: CommandContext) => {
	let isTold = false;
	return async () => {
		try {
			await saveAll(printing);
			isTold = false;
		} catch (error) {
			if (!(error instanceof UserError && error.code === 'checkpoint-in-use')) {
				throw error;
			}

			if (!isTold) {
				isTold = true;
				output.note(`${error.message} Reading goes on, and saving is tried again each second.`);
			}
		}
	};
};

const PROGRESS_MILLISECONDS = 1000;

/**
Says once a second how much there is in the file, on a terminal.
*/
const createProgress = ({clock, output}: CommandContext, file: RecordFile | undefined) => {
	let toldAt = clock.now();
	return (printed: number) => {
		const now = clock.now();
		if (!file || now - toldAt < PROGRESS_MILLISECONDS) {
			return;
		}

		toldAt = now;
		output.live(`${counted(printed, 'record')}, ${prettyBytes(file.bytes, {binary: true})} in ${file.files.at(-1)!}`);
	};
};

/**
Prints what is read, keeps the checkpoint, says what else happens, and counts the records.
*/
export const printAll = async (events: AsyncIterable<ReadEvent>, context: CommandContext, printing: Printing): Promise<number> => {
	const {clock, output} = context;
	const {checkpoint, file} = printing;
	const showProgress = createProgress(context, file);
	const printer = createRecordPrinter(printing);
	const trouble = createTroubleNotes();
	const pace = createSavePace(clock.now());
	const save = createPatientSave(printing, context);
	for await (const event of events) {
		if (event.type === 'batch') {
			await printer.print(event);
			showProgress(printer.printed);
		} else if (event.type === 'stream-deleted') {
			throw new UserError('stream-deleted', `The stream was deleted; ${counted(printer.printed, 'record')} read from it.`);
		}

		for (const [say, text] of [[output.note, trouble.next(event)], [output.progress, newsOf(event)]] as const) {
			if (text !== undefined) {
				say(text);
			}
		}

		checkpoint?.note(event);
		const startedAt = clock.now();
		if (!(checkpoint && pace.isDue(startedAt, event.type === 'batch' && event.records.length > 0))) {
			continue;
		}

		await save();
		pace.saved(startedAt, clock.now());
	}

	return printer.printed;
};
