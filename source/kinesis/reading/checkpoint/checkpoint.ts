import {UserError} from '../../../user-error.js';
import type {LeftPosition} from '../../../service/reading-start.js';

/**
How far a stream was read: `tail --checkpoint` keeps this from one run to the next.
*/
export type Checkpoint = {
	readonly streamName: string;
	/**
	In ms since the epoch. A re-created stream is another stream.
	*/
	readonly streamCreatedAt: number;
	readonly positions: ReadonlyMap<string, LeftPosition>;
};

const VERSION = 1;

/**
The text of a checkpoint file, for `parseCheckpoint`.
*/
export const formatCheckpoint = ({streamName, streamCreatedAt, positions}: Checkpoint): string => `${JSON.stringify({
	version: VERSION,
	streamName,
	streamCreationTimestamp: new Date(streamCreatedAt).toISOString(),
	shards: Object.fromEntries(positions),
}, undefined, '\t')}\n`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isPosition = (value: unknown): value is LeftPosition => {
	if (!isObject(value)) {
		return false;
	}

	switch (value.type) {
		case 'drained':
		case 'trim-horizon':
		case 'latest': {
			return true;
		}

		case 'at-timestamp': {
			return Number.isFinite(value.timestamp);
		}

		case 'after-sequence-number':
		case 'at-sequence-number': {
			return typeof value.sequenceNumber === 'string' && /^\d{1,128}$/v.test(value.sequenceNumber);
		}

		default: {
			return false;
		}
	}
};

const parseJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

/**
Reads the text of a checkpoint file; `file` is for the message. Throws a UserError if it is not a complete checkpoint, or from a later version.
*/
export const parseCheckpoint = (text: string, file: string): Checkpoint => {
	const content = parseJson(text);
	const {version, streamName, streamCreationTimestamp, shards} = isObject(content) ? content : {};
	if (typeof version === 'number' && version > VERSION) {
		throw new UserError('invalid-checkpoint', `${file} was written by a later clickmon: update this one, or give another --checkpoint file.`);
	}

	const streamCreatedAt = typeof streamCreationTimestamp === 'string' ? Date.parse(streamCreationTimestamp) : NaN;
	const isWhole = version === VERSION && typeof streamName === 'string' && !Number.isNaN(streamCreatedAt) && isObject(shards) && Object.values(shards).every(position => isPosition(position));
	if (!isWhole) {
		throw new UserError('invalid-checkpoint', `${file} is not a checkpoint of clickmon, or is damaged: delete it to start anew, or give another --checkpoint file.`);
	}

	return {streamName, streamCreatedAt, positions: new Map(Object.entries(shards as Record<string, LeftPosition>))};
};

/**
Throws a UserError when the checkpoint belongs to another stream than the one about to be read, or to an earlier one of the same name.
*/
export const checkCheckpoint = (checkpoint: Checkpoint, stream: {readonly name: string; readonly createdAt: number}, file: string): void => {
	if (checkpoint.streamName !== stream.name) {
		throw new UserError('other-stream', `${file} is a checkpoint of stream “${checkpoint.streamName}”, not of “${stream.name}”: give a --checkpoint file of its own to each stream.`);
	}

	if (checkpoint.streamCreatedAt !== stream.createdAt) {
		throw new UserError('recreated-stream', `Stream “${stream.name}” was deleted and created again since ${file} was written: delete the file to start anew.`);
	}
};
