import {createPublisher} from '../monitor/publishing/store.js';
import type {ReplayView} from '../monitor/recording-view.js';
import type {Snapshot, SnapshotStore} from '../monitor/snapshot.js';
import type {Clock} from '../time/clock.js';
import {createNap} from '../time/nap.js';
import type {RecordingEntry} from './entry.js';
import type {RecordedSession} from './open-recorded.js';
import {
	isAtEnd,
	nextNotable,
	positionAt,
	previousNotable,
	seekTo,
	setSpeed,
	startReplay,
	togglePause,
	wallUntil,
	type ReplayClock,
} from './replay-clock.js';
import {createReplayedSession, type ReplayedSession} from './replayed-session.js';

/**
What the keys of a replay do.
*/
export type ReplayControl = {
	/**
	Stops, or goes on; at the end it begins again.
	*/
	toggle(): void;
	/**
	By this many ms; negative is back.
	*/
	seekBy(milliseconds: number): void;
	/**
	To this many ms after the recording began.
	*/
	seekTo(position: number): void;
	setSpeed(speed: number): void;
	/**
	To the next or the previous event. Returns its words; undefined if there is none.
	*/
	jump(direction: 1 | -1): string | undefined;
};

/**
A recording that is played: the store has the snapshots that the screen had, at the same times.
*/
export type Replay = {
	readonly store: SnapshotStore;
	readonly control: ReplayControl;
	look(): Snapshot;
	/**
	Plays until the signal aborts. Rejects with a UserError for a file that cannot be read any further.
	*/
	run(signal: AbortSignal): Promise<void>;
	/**
	Resolves when the screen is up to date: after a seek, or at the end of the due entries.
	*/
	settled(): Promise<void>;
};

type ReplayOptions = {
	readonly session: RecordedSession;
	/**
	This machine's clock. The replay's own time is the recording's.
	*/
	readonly clock: Clock;
	/**
	As it was typed, for the screen.
	*/
	readonly file: string;
	readonly isDemo?: boolean;
	/**
	The first snapshot, read before anything is drawn.
	*/
	readonly first: Snapshot;
};

/**
A seek forward up to this far plays on as fast as it can, so that the meters lose nothing. A longer seek opens the recording at the new place.
*/
const PLAYED_MILLISECONDS = 60_000;

/**
There is a snapshot at least each second, so earlier ones are not needed.
*/
const SHOWN_MILLISECONDS = 2000;

/**
The screen shows an event at most this long after it.
*/
const SEEN_MILLISECONDS = 100;

/**
The longest time without handling keys.
*/
const WORK_MILLISECONDS = 20;

/**
If the machine cannot read as fast as the replay runs, the replay waits.
*/
const LATE_MILLISECONDS = 250;

/**
Lets the keys in, after so much work. Returns since when it works on.
*/
const pause = async (workedSince: number): Promise<number> => {
	if (performance.now() - workedSince < WORK_MILLISECONDS) {
		return workedSince;
	}

	await new Promise(resolve => {
		setImmediate(resolve);
	});
	return performance.now();
};

/**
The first snapshot of a recording.
*/
export const firstSnapshot = async ({header, entriesFor}: Pick<RecordedSession, 'header' | 'entriesFor'>): Promise<Snapshot | undefined> => {
	const session = createReplayedSession(header.startedAt);
	for await (const entries of entriesFor(0)) {
		for (const entry of entries) {
			session.apply(entry, true);
			if (session.snapshot !== undefined) {
				return session.snapshot;
			}
		}
	}

	return undefined;
};

export const createReplay = ({session: recording, clock, file, isDemo = false, first}: ReplayOptions): Replay => {
	const {header, durationMilliseconds, notables, ending} = recording;
	let time: ReplayClock = startReplay(clock.now(), durationMilliseconds);
	let shown: Snapshot = first;
	let event: string | undefined;
	// The time of the last entry that was taken: nothing later is shown.
	let reached = 0;
	// Set by a seek that needs the recording opened at another place.
	let reopening: AbortController | undefined;
	let sought = 0;
	let isSettled = false;
	let nextAt = Infinity;
	let waiting: Array<() => void> = [];
	const nap = createNap(clock);

	const position = (): number => Math.round(positionAt(time, clock.now()));

	let view: ReplayView | undefined;
	const replayView = (): ReplayView => {
		const now = clock.now();
		const next: ReplayView = {
			file,
			position: Math.floor(position() / 1000),
			duration: Math.floor(durationMilliseconds / 1000),
			speed: time.speed,
			state: isAtEnd(time, now) ? 'ended' : (time.isPaused ? 'paused' : 'playing'),
			event,
			ending,
			isDemo,
		};
		const isSame = view !== undefined && (Object.keys(next) as Array<keyof ReplayView>).every(key => view![key] === next[key]);
		view = isSame ? view! : next;
		return view;
	};

	// The facts are still computed only on demand.
	const look = (): Snapshot => Object.defineProperties({}, {
		...Object.getOwnPropertyDescriptors(shown),
		replay: {value: replayView(), enumerable: true},
	}) as Snapshot;

	const publisher = createPublisher(look, clock);

	const settle = (): void => {
		isSettled = true;
		for (const resolve of waiting) {
			resolve();
		}

		waiting = [];
	};

	const changeTime = (next: ReplayClock): void => {
		time = next;
		isSettled = false;
		nap.wake();
		publisher.publishNow();
	};

	const seek = (to: number): void => {
		const now = clock.now();
		const target = Math.min(Math.max(0, to), durationMilliseconds);
		sought = target;
		if (target < reached || target - reached > PLAYED_MILLISECONDS) {
			reopening?.abort();
		}

		changeTime(seekTo(time, now, target));
	};

	const wait = async (until: number, signal: AbortSignal): Promise<void> => {
		nextAt = until;
		settle();
		const milliseconds = wallUntil(time, clock.now(), until);
		// A timer cannot be longer.
		await nap.rest(Math.min(milliseconds, 2 ** 30), signal);
		isSettled = false;
	};

	const take = (entry: RecordingEntry, session: ReplayedSession): void => {
		session.apply(entry, entry.t >= sought - SHOWN_MILLISECONDS);
		if (entry.t >= sought && position() - entry.t > LATE_MILLISECONDS * time.speed) {
			time = seekTo(time, clock.now(), entry.t);
		}
	};

	const show = (session: ReplayedSession): void => {
		// There was no earlier snapshot.
		shown = session.snapshot ?? first;
		event = notables.findLast(({t}) => t <= reached)?.label;
		publisher.markChanged();
	};

	// Plays from the current place until another one is opened. The old picture stays until the new place is reached.
	const play = async (signal: AbortSignal): Promise<void> => {
		const session = createReplayedSession(header.startedAt);
		let workedSince = performance.now();
		for await (const entries of recording.entriesFor(position(), signal)) {
			for (const entry of entries) {
				while (entry.t > position() && !signal.aborted) {
					show(session);
					await wait(entry.t, signal);
					workedSince = performance.now();
				}

				if (signal.aborted) {
					return;
				}

				take(entry, session);
				reached = entry.t;
				if (entry.e === 'look' && entry.t >= sought) {
					show(session);
				}

				workedSince = await pause(workedSince);
			}
		}

		show(session);
		while (!signal.aborted) {
			await wait(Infinity, signal);
		}
	};

	const runPlaying = async (signal: AbortSignal): Promise<void> => {
		while (!signal.aborted) {
			reopening = new AbortController();
			reached = position();
			try {
				await play(AbortSignal.any([signal, reopening.signal]));
			} catch (error) {
				if (!signal.aborted && !reopening.signal.aborted) {
					throw error;
				}
			}
		}
	};

	return {
		store: publisher,
		look,
		control: {
			toggle() {
				const isBeginning = isAtEnd(time, clock.now());
				if (isBeginning) {
					seek(0);
				}

				const now = clock.now();
				changeTime(isBeginning ? {...time, isPaused: false} : togglePause(time, now));
			},
			seekBy(milliseconds) {
				seek(position() + milliseconds);
			},
			seekTo: seek,
			setSpeed(speed) {
				changeTime(setSpeed(time, clock.now(), speed));
			},
			jump(direction) {
				const notable = direction === 1 ? nextNotable(notables, position()) : previousNotable(notables, position());
				if (notable !== undefined) {
					seek(notable.t + SEEN_MILLISECONDS);
				}

				return notable?.label;
			},
		},
		async run(signal) {
			const leaving = new AbortController();
			const until = AbortSignal.any([signal, leaving.signal]);
			try {
				await Promise.all([runPlaying(until), publisher.run(until)]);
			} finally {
				leaving.abort();
				settle();
			}
		},
		async settled() {
			if (isSettled && position() < nextAt) {
				return;
			}

			await new Promise<void>(resolve => {
				waiting.push(resolve);
			});
		},
	};
};
