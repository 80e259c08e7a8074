/**
Where a replay stands, and how fast it runs. All times in ms; `wall` is the clock time at which `position` (since the recording began) was right.
*/
export type ReplayClock = {
	readonly wall: number;
	readonly position: number;
	readonly speed: number;
	readonly isPaused: boolean;
	readonly duration: number;
};

export const REPLAY_SPEEDS = [1, 2, 4, 8] as const;

export const startReplay = (now: number, duration: number): ReplayClock => ({
	wall: now, position: 0, speed: 1, isPaused: false, duration,
});

const within = (position: number, {duration}: ReplayClock): number => Math.min(Math.max(0, position), duration);

/**
Where it stands at `now`: 0 … duration.
*/
export const positionAt = (clock: ReplayClock, now: number): number =>
	clock.isPaused ? clock.position : within(clock.position + (Math.max(0, now - clock.wall) * clock.speed), clock);

const settled = (clock: ReplayClock, now: number): ReplayClock => ({...clock, wall: now, position: positionAt(clock, now)});

export const isAtEnd = (clock: ReplayClock, now: number): boolean => positionAt(clock, now) >= clock.duration;

/**
Stops or goes on; at the end it begins again.
*/
export const togglePause = (clock: ReplayClock, now: number): ReplayClock => {
	const here = settled(clock, now);
	return here.position >= here.duration
		? {...here, position: 0, isPaused: false}
		: {...here, isPaused: !here.isPaused};
};

export const seekTo = (clock: ReplayClock, now: number, position: number): ReplayClock => ({...settled(clock, now), position: within(position, clock)});

export const seekBy = (clock: ReplayClock, now: number, by: number): ReplayClock => seekTo(clock, now, positionAt(clock, now) + by);

export const setSpeed = (clock: ReplayClock, now: number, speed: number): ReplayClock => ({...settled(clock, now), speed});

/**
How long until the replay reaches `position`, in ms of clock time; Infinity if it never does.
*/
export const wallUntil = (clock: ReplayClock, now: number, position: number): number =>
	clock.isPaused || position > clock.duration ? Infinity : Math.max(0, (position - positionAt(clock, now)) / clock.speed);

/**
The next of `notables` (in order of time) after the current place; undefined if there is none. Backwards: the last one more than a second ago, as in a music player.
*/
export const nextNotable = <Notable extends {readonly t: number}>(notables: readonly Notable[], position: number): Notable | undefined =>
	notables.find(({t}) => t > position);

const BACK_MILLISECONDS = 1000;

export const previousNotable = <Notable extends {readonly t: number}>(notables: readonly Notable[], position: number): Notable | undefined =>
	notables.findLast(({t}) => t < position - BACK_MILLISECONDS);
