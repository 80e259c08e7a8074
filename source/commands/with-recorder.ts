import process from 'node:process';
import prettyBytes from 'pretty-bytes';
import packageJson from '../../package.json' with {type: 'json'};
import type {HeadlessContext} from '../actions/run-headless.js';
import {whyBadPath} from '../files/file-name.js';
import {RECORDING_VERSION} from '../recording/entry.js';
import {createRecorder, type Recorder} from '../recording/recorder.js';
import {openRecording} from '../recording/writer.js';
import {UserError} from '../user-error.js';
import {grouped} from '../words.js';
import type {CommandContext} from './command.js';
import type {RecordOptions} from './options/record-options.js';
import {stopCause} from './stop.js';

type Recorded = RecordOptions & {
	/**
	The lab's guide is open from the start.
	*/
	readonly guideStep?: number | 'next' | undefined;
};

/**
Records what happens during `work`, where that is asked for; says afterwards where the recording is. Throws a UserError when the file cannot be written, or is not whole.
*/
export const withRecorder = async <Result>(
	{recordFile, recordLimit, guideStep}: Recorded,
	{clock, output, signal}: Pick<CommandContext, 'clock' | 'output' | 'signal'>,
	{connection, streamName}: Pick<HeadlessContext, 'connection' | 'streamName'>,
	work: (recorder: Recorder | undefined) => Promise<Result>,
): Promise<Result> => {
	if (recordFile === undefined) {
		return work(undefined);
	}

	const badPath = whyBadPath(recordFile);
	if (badPath !== undefined) {
		throw new UserError('unwritable-recording', `${recordFile} cannot be recorded to: ${badPath}.`);
	}

	const startedAt = clock.now();
	const {columns, rows, isTTY} = process.stdout;
	const writer = await openRecording(recordFile, {
		clickmon: 'recording',
		version: RECORDING_VERSION,
		startedAt,
		program: packageJson.version,
		streamName,
		region: connection.region,
		isEmbedded: connection.isEmbedded,
		...(guideStep !== undefined && {hasGuide: true}),
		...(isTTY && {columns, rows}),
	}, {limit: recordLimit});
	const recorder = createRecorder({
		writer, file: recordFile, startedAt, now: clock.now,
	});
	let result: Result;
	try {
		result = await work(recorder);
	} catch (error) {
		await recorder.close().catch(() => undefined);
		throw error;
	}

	const isFull = writer.isEnded && !writer.hasFailed;
	await recorder.close();
	if (stopCause(signal) !== 'reader-gone') {
		const full = isFull ? ` It ended at ${prettyBytes(recordLimit, {binary: true})}, before the session did: --record-limit takes more.` : '';
		const leftOut = writer.leftOut > 0 ? ` ${grouped(writer.leftOut)} records are not in it: the disk was too slow.` : '';
		output.note(`Recorded to ${recordFile}: clickmon replay ${recordFile}${full === '' && leftOut === '' ? '' : `.${full}${leftOut}`}`);
	}

	return result;
};
