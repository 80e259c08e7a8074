import path from 'node:path';
import type {ActionId} from '../../source/actions/registry.js';
import {runAction, type ActionSession} from '../../source/actions/run-action.js';
import {createMonitor} from '../../source/monitor/monitor.js';
import {createLabPart} from '../../source/monitor/lab/lab-part.js';
import type {RecorderPart} from '../../source/monitor/recorder-part.js';
import type {Snapshot} from '../../source/monitor/snapshot.js';
import {createRecorder} from '../../source/recording/recorder.js';
import {openRecording} from '../../source/recording/writer.js';
import {seededRandom} from '../../source/random.js';
import type {Size} from '../../source/size.js';
import {connectToEngine} from '../helpers/engine-connection.js';
import {createTestEngine} from '../helpers/test-engine.js';
import {frame} from '../ui/frame.js';

export type RecordedLab = {
	readonly file: string;
	/**
	What the screen showed at the end of each half second, by the clock time in ms at which it was made.
	*/
	readonly frames: ReadonlyMap<number, string>;
	readonly startedAt: number;
	readonly activity: readonly string[];
};

export const frameSize: Size = {columns: 120, rows: 40};

/**
What is seen of a session, without what only a live one or only a replay has.
*/
export const frameOf = (snapshot: Snapshot): string => frame({...snapshot, recording: undefined, replay: undefined}, frameSize, {guide: {step: 'next', since: 0}});

/**
The lab of eight steps on a clock of its own, recorded: create, produce, scale up, a rate beyond the limit, reading from elsewhere, scale down, tear down, create again.
*/
export const recordLab = async (folder: string, name = 'lab.jsonl.gz'): Promise<RecordedLab> => {
	const {engine, clock} = createTestEngine();
	const file = path.join(folder, name);
	const startedAt = clock.now();
	const writer = await openRecording(file, {
		clickmon: 'recording', version: 1, startedAt, program: '0', streamName: 'lab', region: 'us-east-1', isEmbedded: true, hasGuide: true,
	});
	const recorder = createRecorder({
		writer, file, startedAt, now: clock.now,
	});
	const snapshots = new Map<number, Snapshot>();
	const part = recorder.part();
	const watched: RecorderPart = {
		...part,
		see(snapshot) {
			part.see(snapshot);
			// The screen is drawn right after: that is when the facts are worked out.
			snapshots.set(snapshot.at, {...snapshot});
		},
	};
	const frames = new Map<number, string>();
	const connection = connectToEngine(engine);
	const monitor = createMonitor({
		connection,
		streamName: 'lab',
		clock,
		random: seededRandom(1),
		isReadOnly: false,
		from: {type: 'trim-horizon'},
		readingMode: 'polling',
		consumerName: 'clickmon-test',
		rate: 5,
		seed: 1,
		recorder: watched,
		thresholds: [{
			text: 'hot-shard>80%', measure: 'hot-shard', isBelow: false, limit: 0.8,
		}],
		lab: createLabPart({
			clock, streamName: 'lab', streamSource: 'default', regionSource: 'default', from: {type: 'trim-horizon'}, spell: ({type}) => type,
		}),
	});
	monitor.lab!.open();
	const ending = new AbortController();
	const ended = monitor.run(ending.signal);
	const session: ActionSession = {
		connection, streamName: 'lab', clock, signal: ending.signal, platform: 'linux', monitor, producer: monitor.producer, reader: monitor.reader,
	};

	// What the screen shows is drawn at once: the feed goes on in the same arrays.
	const draw = () => {
		const newest = snapshots.values().toArray().at(-1);
		for (const [at, snapshot] of snapshots) {
			// A key that was pressed in that very millisecond made another one.
			if (snapshot === newest || frames.has(at)) {
				frames.set(at, frameOf(snapshot));
			}
		}

		snapshots.clear();
	};

	const pass = async (seconds: number) => {
		for (let step = 0; step < seconds * 2; step++) {
			await clock.advance(500);
			draw();
		}
	};

	const act = async (id: ActionId, input: Record<string, unknown> = {}, seconds = 4) => {
		const done = new AbortController();
		const acting = runAction(id, session, input).finally(() => {
			done.abort();
		});
		while (!done.signal.aborted) {
			await pass(0.5);
		}

		await acting;
		await pass(seconds);
	};

	await pass(1);
	await act('create-stream');
	await act('toggle-producer', {}, 3);
	await act('scale-up');
	monitor.producer.setUserCount(1000);
	monitor.producer.setRate(5000);
	await pass(5);
	monitor.producer.setRate(5);
	await pass(3);
	await act('restart-reading', {from: {type: 'latest'}});
	await act('scale-down');
	await act('tear-down', {confirmation: 'lab'});
	await act('create-stream');
	await pass(1);
	ending.abort();
	await pass(2);
	await ended;
	const activity = monitor.look().state.activity.map(({text}) => text);
	draw();
	await recorder.close();
	return {
		file, frames, startedAt, activity,
	};
};
