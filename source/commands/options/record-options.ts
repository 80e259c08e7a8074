import {DEFAULT_RECORDING_BYTES} from '../../recording/writer.js';
import {type Flags, wrongUsage} from './flags.js';
import {option} from './option.js';
import {sizeFrom, textFor} from './values.js';

export type RecordOptions = {
	/**
	The session is recorded to this new file.
	*/
	readonly recordFile: string | undefined;
	/**
	Bytes before compression.
	*/
	readonly recordLimit: number;
};

const SMALLEST_BYTES = 1024 * 1024;

export const record = option('--record FILE', 'Record the session to this new file, for clickmon replay; packed when its name ends in .gz', {read: textFor('a file')});
const recordLimit = option('--record-limit SIZE', 'The recording ends at this size, before it is packed (200MB)', {read: sizeFrom(SMALLEST_BYTES)});

export const recordOptions = [record, recordLimit];

/**
Throws a UserError.
*/
export const readRecordOptions = (flags: Flags): RecordOptions => {
	if (flags.has(recordLimit) && !flags.has(record)) {
		throw wrongUsage('--record-limit is the size of a recording: say with --record where it is written.');
	}

	return {recordFile: flags.value(record), recordLimit: flags.value(recordLimit) ?? DEFAULT_RECORDING_BYTES};
};
