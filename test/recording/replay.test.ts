import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {openRecorded, type RecordedSession} from '../../source/recording/open-recorded.js';
import {createReplay, firstSnapshot, type Replay} from '../../source/recording/replay.js';
import {createReplayedSession} from '../../source/recording/replayed-session.js';
import {createManualClock, type ManualClock} from '../helpers/manual-clock.js';
import {frameOf, recordLab, type RecordedLab} from './recorded-lab.js';

let folder: string;
let lab: RecordedLab;
let session: RecordedSession;

beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'clickmon-'));
	lab = await recordLab(folder);
	session = await openRecorded(lab.file);
}, 240_000);

afterAll(async () => {
	await session.close();
	await rm(folder, {recursive: true});
});

test('the recorded lab has what the lab has', () => {
	expect(lab.frames.size).toBeGreaterThan(60);
	expect(lab.activity.join('\n')).toMatch(/scaled stream “lab” from 1 to 2[\s\S]*scaled stream “lab” from 2 to 1[\s\S]*deleted stream[\s\S]*created/v);
	const all = lab.frames.values().toArray().join('\n');
	expect(all).toMatch(/alert hot-shard>80%/v);
	expect(session.notables.map(({label}) => label)).toEqual(expect.arrayContaining([expect.stringMatching(/^step 1 done/v), expect.stringMatching(/^step 4 done/v), 'UPDATING', 'DELETING']));
	expect(session.ending).toBe('closed');
});

test('what was recorded gives every frame again, at the same times', async () => {
	const replayed = createReplayedSession(lab.startedAt);
	const frames = new Map<number, string>();
	let isDue = false;
	const draw = () => {
		const {snapshot} = replayed;
		if (!isDue || snapshot === undefined) {
			return;
		}

		isDue = false;
		frames.set(snapshot.at, frameOf(snapshot));
	};

	for await (const entries of session.entriesFor(0)) {
		for (const entry of entries) {
			const isLook = entry.e === 'look';
			if (isLook) {
				// The one before, as it was drawn after it was made.
				draw();
			}

			const isShown = isLook && lab.frames.has(lab.startedAt + entry.t);
			replayed.apply(entry, isShown);
			isDue ||= isShown;
		}
	}

	draw();

	expect(frames.keys().toArray()).toEqual(lab.frames.keys().toArray());
	for (const [at, frame] of lab.frames) {
		expect(frames.get(at)).toBe(frame);
	}
}, 240_000);

// Each of them is drawn, which takes long.
const STEP = 2500;

const play = async (work: (replay: Replay, clock: ManualClock) => Promise<void>) => {
	const clock = createManualClock();
	const ending = new AbortController();
	const first = await firstSnapshot(session);
	const replay = createReplay({
		session, clock, file: 'lab.jsonl.gz', first: first!,
	});
	const running = replay.run(ending.signal);
	try {
		await replay.settled();
		await work(replay, clock);
	} finally {
		ending.abort();
		await running;
	}
};

const shownAt = (position: number): number => lab.frames.keys().filter(at => at <= lab.startedAt + position).reduce((last, at) => Math.max(last, at));

test.each([1, 10])('played at %d times the speed, the screen shows what was seen live at that time', {timeout: 240_000}, async speed => {
	await play(async (replay, clock) => {
		replay.control.setSpeed(speed);
		const steps = Math.ceil(session.durationMilliseconds / STEP);
		for (let step = 1; step <= steps; step++) {
			for (let part = 0; part < 20; part++) {
				await clock.advance(STEP / 20 / speed);
				await replay.settled();
			}

			const position = Math.min(step * STEP, session.durationMilliseconds);
			const at = shownAt(position);
			expect(replay.look().at).toBe(at);
			expect(frameOf(replay.look())).toBe(lab.frames.get(at));
		}

		expect(replay.look().replay).toMatchObject({state: 'ended', speed});
	});
});

test('a seek shows what was seen there, back and forth, paused or not', {timeout: 240_000}, async () => {
	await play(async (replay, clock) => {
		replay.control.toggle();
		const {durationMilliseconds: duration} = session;
		let target = 0;
		for (const part of [0.9, 0.2, 0.7, 0.5, 1, 0.1]) {
			target = Math.round(duration * part / 500) * 500;
			replay.control.seekTo(target);
			await replay.settled();
			expect(frameOf(replay.look())).toBe(lab.frames.get(shownAt(target)));
		}

		replay.control.toggle();
		await clock.advance(1000);
		await replay.settled();
		expect(frameOf(replay.look())).toBe(lab.frames.get(shownAt(target + 1000)));
		replay.control.seekBy(10_000);
		await replay.settled();
		expect(frameOf(replay.look())).toBe(lab.frames.get(shownAt(target + 11_000)));
	});
});

test('jumps go to the events, and say which', async () => {
	await play(async (replay, clock) => {
		const label = replay.control.jump(1);
		await replay.settled();
		expect(label).toBe(session.notables.find(({t}) => t > 0)!.label);
		expect(replay.look().replay?.event).toBe(session.notables.findLast(({t}) => t <= session.notables.find(one => one.t > 0)!.t + 100)!.label);
		await clock.advance(10_000);
		expect(replay.control.jump(-1)).toBeDefined();
		replay.control.seekTo(session.durationMilliseconds);
		await replay.settled();
		expect(replay.control.jump(1)).toBeUndefined();
		// At the end, space begins again.
		replay.control.toggle();
		await replay.settled();
		expect(replay.look().replay).toMatchObject({state: 'playing', position: 0});
		expect(replay.look().state.activity.length).toBeLessThan(2);
	});
});
