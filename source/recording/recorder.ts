import type {RecorderPart} from '../monitor/recorder-part.js';
import type {RecordingView} from '../monitor/recording-view.js';
import type {Snapshot} from '../monitor/snapshot.js';
import type {RecordingEntry} from './entry.js';
import {createSliceWatch} from './slices.js';
import type {RecordingWriter} from './writer.js';

/**
Writes sessions into one recording: the parts of one monitor after the other.
*/
export type Recorder = {
	/**
	For a new monitor: earlier entries do not belong to it.
	*/
	part(): RecorderPart;
	/**
	Ends the recording; resolves when it is on the disk. Throws a UserError that says why it is not whole.
	*/
	close(): Promise<void>;
};

type RecorderOptions = {
	readonly writer: RecordingWriter;
	/**
	As it was typed, for the screen.
	*/
	readonly file: string;
	/**
	Clock time in ms of the recording's beginning, and of now.
	*/
	readonly startedAt: number;
	now(): number;
};

type Step = NonNullable<Snapshot['lab']>['steps'][number];

const newlyDone = (steps: readonly Step[], before: readonly Step[] | undefined): readonly Step[] =>
	before === undefined ? [] : steps.filter((step, index) => step.state === 'done' && before[index]?.state !== 'done');

type Entry = RecordingEntry extends infer Kind ? Kind extends RecordingEntry ? Omit<Kind, 't'> : never : never;

export const createRecorder = ({writer, file, startedAt, now}: RecorderOptions): Recorder => {
	let last = 0;

	// A clock that was set back does not bring the recording back.
	const since = (at: number): number => {
		last = Math.max(last, Math.round(at - startedAt));
		return last;
	};

	const write = (at: number, entry: Entry): void => {
		writer.write({t: since(at), ...entry});
	};

	let shown: RecordingView = {file, leftOut: 0, state: 'recording'};
	const view = (): RecordingView => {
		const state = writer.hasFailed ? 'failed' : (writer.isEnded ? 'full' : 'recording');
		const {leftOut} = writer;
		shown = shown.state === state && shown.leftOut === leftOut ? shown : {file, leftOut, state};
		return shown;
	};

	const part = (): RecorderPart => {
		const slices = createSliceWatch();
		let hasBegun = false;
		let isStateDue = true;
		let steps: readonly Step[] | undefined;
		let factsOf: number | undefined;

		const writeState = ({at, state, feed}: Snapshot): void => {
			slices.startOver();
			write(at, {
				e: 'state',
				state,
				read: {records: feed.totalRecords, ofEarlierStream: feed.totalRecords - (feed.streamRecords ?? feed.totalRecords)},
				...(!hasBegun && {isNew: true}),
			});
			hasBegun = true;
			isStateDue = false;
		};

		const markSteps = ({at, lab}: Snapshot): void => {
			if (lab === undefined || lab.steps === steps) {
				return;
			}

			for (const {step, checks} of newlyDone(lab.steps, steps)) {
				write(at, {e: 'mark', label: `step ${step.number} done: ${step.title}`, caption: checks.map(({evidence}) => evidence?.text ?? '').join('; ')});
			}

			({steps} = lab);
		};

		return {
			view,
			take(event, at) {
				write(at, {e: 'read', read: event});
			},
			forget(reason) {
				write(now(), {e: 'forget', reason});
				factsOf = undefined;
			},
			follow(state, before, event) {
				write(event.at, {e: 'event', event});
				// An embedded endpoint has its address once it listens, and no event says so.
				isStateDue ||= state.endpoint !== before.endpoint;
			},
			seeFacts(at) {
				// The facts are recorded once a second at most.
				const second = Math.floor(at / 1000);
				if (second === factsOf) {
					return;
				}

				factsOf = second;
				write(at, {e: 'facts', at: Math.round(at - startedAt)});
			},
			see(snapshot) {
				if (isStateDue || writer.isKeyframeDue) {
					writeState(snapshot);
				}

				for (const change of slices.changes(snapshot)) {
					write(snapshot.at, {e: 'slice', ...change});
				}

				markSteps(snapshot);
				write(snapshot.at, {e: 'look'});
			},
		};
	};

	return {
		part,
		close: async () => writer.close(since(now())),
	};
};
