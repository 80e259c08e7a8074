import type {FileHandle} from 'node:fs/promises';
import {UserError} from '../user-error.js';
import {decodeEntry, decodeHeader} from './decode.js';
import type {RecordingEntry, RecordingHeader} from './entry.js';
import {readLines, type FileLine} from './lines.js';

/**
A place in a recording that a person may want to jump to.
*/
export type Notable = {
	/**
	In ms since the recording began.
	*/
	readonly t: number;
	readonly label: string;
};

/**
Where things are in a recording.
*/
export type RecordingIndex = {
	readonly header: RecordingHeader;
	/**
	The time of the last entry.
	*/
	readonly durationMilliseconds: number;
	/**
	`closed`: whole. `full`: it reached its maximum size. `cut`: the file ends before the recording did.
	*/
	readonly ending: 'closed' | 'full' | 'cut';
	/**
	In order of time.
	*/
	readonly notables: readonly Notable[];
	/**
	Where to begin to read for a replay from `t` on.
	*/
	offsetFor(t: number): number;
};

type Place = {readonly t: number; readonly offset: number};

/**
The meters of a session look back this long, and so does a seek, up to this number of bytes.
*/
const LOOK_BACK_MILLISECONDS = 60_000;
const LOOK_BACK_BYTES = 4 * 1024 * 1024;

const MOST_NOTABLES = 10_000;

const PLACE_BYTES = 256 * 1024;

// As encodeEntry begins a line: most lines hold records, and need not be parsed for the index.
const BEGINNING = /^\{"t":(?<t>\d+(?:\.\d+)?),"e":"(?<e>[a-z]+)"/v;
const BEGINNING_BYTES = 64;

const labelOf = (entry: RecordingEntry): string | undefined => {
	if (entry.e === 'mark') {
		return entry.label;
	}

	if (entry.e !== 'event') {
		return undefined;
	}

	const {event} = entry;
	switch (event.type) {
		case 'action-started': {
			return event.label;
		}

		case 'noted':
		case 'action-finished': {
			return event.text;
		}

		case 'action-failed': {
			return event.message;
		}

		case 'absent': {
			return 'no stream';
		}

		case 'summary': {
			return event.summary.status;
		}

		case 'action-progressed':
		case 'problem':
		case 'problem-cleared':
		case 'recreated':
		case 'shards':
		case 'unreachable':
		case 'written': {
			return undefined;
		}
	}
};

const lastAtOrBefore = (places: readonly Place[], isBefore: (place: Place) => boolean): Place | undefined => places.findLast(place => isBefore(place));

const damaged = (file: string, number: number): UserError =>
	new UserError('damaged-recording', `${file} is damaged in line ${number}: what comes before it cannot be told from what comes after. Record it again.`);

type Scan = {
	header: RecordingHeader | undefined;
	t: number;
	ending: RecordingIndex['ending'];
	lines: number;
	readonly keyframes: Place[];
	readonly places: Place[];
	readonly notables: Notable[];
};

const decoder = new TextDecoder();

const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

const beginningOf = (text: Uint8Array): {readonly t: number; readonly e: string} | undefined => {
	const {t, e} = BEGINNING.exec(textOf(text.subarray(0, BEGINNING_BYTES)))?.groups ?? {};
	return t === undefined || e === undefined ? undefined : {t: Number(t), e};
};

const isNoted = (scan: Scan, {text, offset}: FileLine, {t, e}: {readonly t: number; readonly e: string}): boolean => {
	scan.t = Math.max(scan.t, t);
	if (e === 'state') {
		scan.keyframes.push({t, offset});
	}

	const place = scan.places.at(-1);
	if (place === undefined || offset - place.offset >= PLACE_BYTES) {
		scan.places.push({t, offset});
	}

	if (e !== 'event' && e !== 'mark' && e !== 'end') {
		return true;
	}

	const entry = decodeEntry(textOf(text));
	if (entry === undefined) {
		return false;
	}

	if (entry.e === 'end') {
		scan.ending = entry.reason;
	}

	const label = labelOf(entry);
	if (label !== undefined && scan.notables.length < MOST_NOTABLES) {
		scan.notables.push({t, label});
	}

	return true;
};

const scanLine = (scan: Scan, line: FileLine, file: string): void => {
	scan.lines++;
	if (scan.header === undefined) {
		scan.header = decodeHeader(textOf(line.text), file);
		return;
	}

	// A half-written end of a killed session is not damage.
	if (!line.isWhole) {
		return;
	}

	const beginning = beginningOf(line.text);
	if (beginning === undefined || !isNoted(scan, line, beginning)) {
		throw damaged(file, scan.lines);
	}
};

/**
Goes through a recording once and notes where things are, in memory that hardly grows with it. `file` is for messages. Throws a UserError in one line if the file is not a recording, is damaged, or is newer than this program.
*/
export const indexRecording = async (handle: FileHandle, file: string, signal?: AbortSignal): Promise<RecordingIndex> => {
	const scan: Scan = {
		header: undefined, t: 0, ending: 'cut', lines: 0, keyframes: [], places: [], notables: [],
	};
	for await (const lines of readLines(handle, 0, signal)) {
		for (const line of lines) {
			scanLine(scan, line, file);
		}
	}

	const {header, t: durationMilliseconds, ending, notables, keyframes, places} = scan;
	if (header === undefined) {
		throw new UserError('no-recording', `${file} is empty, so it is not a recording of clickmon.`);
	}

	if (keyframes.length === 0) {
		throw new UserError('damaged-recording', `${file} ends right after its beginning: there is nothing to replay.`);
	}

	return {
		header,
		durationMilliseconds,
		ending,
		notables,
		offsetFor(t) {
			const here = lastAtOrBefore(places, place => place.t <= t)?.offset ?? 0;
			const early = keyframes.find(place => place.t >= t - LOOK_BACK_MILLISECONDS && place.offset >= here - LOOK_BACK_BYTES && place.t <= t);
			return (early ?? lastAtOrBefore(keyframes, place => place.t <= t) ?? keyframes[0]!).offset;
		},
	};
};
