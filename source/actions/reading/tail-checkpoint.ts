import {checkCheckpoint} from '../../kinesis/reading/checkpoint/checkpoint.js';
import {loadCheckpoint, saveCheckpoint} from '../../kinesis/reading/checkpoint/checkpoint-file.js';
import type {ReadEvent} from '../../service/read-event.js';
import type {LeftPosition} from '../../service/reading-start.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import {createReadPositions} from '../../monitor/reading/read-positions.js';
import type {TailContext} from './tail.js';

/**
Where a tail stands, kept in a file from one run to the next.
*/
export type TailCheckpoint = {
	/**
	For the tail that starts now; empty in a first run.
	*/
	readonly resumeFrom: ReadonlyMap<string, LeftPosition>;
	/**
	Call it when the event was put out.
	*/
	note(event: ReadEvent): void;
	/**
	Writes the file if anything changed. Call it when what was put out has left this process: a crash after that repeats nothing, and one before it loses nothing. Throws a UserError; one with the code `checkpoint-in-use` passes when another program closes the file: call it again.
	*/
	save(): Promise<void>;
};

/**
Throws a UserError when the file is of another stream, or cannot be read.
*/
export const openTailCheckpoint = async ({connection, streamName, signal}: Pick<TailContext, 'connection' | 'streamName' | 'signal'>, file: string): Promise<TailCheckpoint> => {
	const saved = await loadCheckpoint(file);
	const stream = await describeStream(connection, streamName, signal);
	if (saved) {
		checkCheckpoint(saved, stream, file);
	}

	const positions = createReadPositions(saved?.positions);
	let streamCreatedAt = stream.createdAt;
	let isChanged = false;

	return {
		resumeFrom: new Map(saved?.positions),
		note(event) {
			positions.note(event);
			isChanged = true;
			if (event.type === 'stream-recreated') {
				streamCreatedAt = event.createdAt;
			}
		},
		async save() {
			if (!isChanged) {
				return;
			}

			await saveCheckpoint(file, {streamName, streamCreatedAt, positions: positions.current()});
			// Not before: what could not be saved is saved the next time.
			isChanged = false;
		},
	};
};
