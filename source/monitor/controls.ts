import type {HotUser} from '../records/click-event.js';
import type {StartPosition} from '../service/reading-start.js';

/**
The producer of a session, as an action sees it.
*/
export type ProducerControl = {
	readonly isProducing: boolean;
	/**
	Events per second.
	*/
	readonly rate: number;
	start(): void;
	/**
	Resolves when what was under way has been answered.
	*/
	pause(): Promise<void>;
	setRate(eventsPerSecond: number): void;
	/**
	Users that the events are of, and so partition keys.
	*/
	readonly userCount: number;
	/**
	The next events are of so many users.
	*/
	setUserCount(userCount: number): void;
	/**
	Who makes most of the events; undefined while all users click as often as each other.
	*/
	readonly hotUser: HotUser | undefined;
	/**
	Whether the next events are mostly of one user.
	*/
	setHot(isHot: boolean): void;
};

/**
Where reading began, or will begin once there is a stream.
*/
export type ReadingStart = {
	readonly from: StartPosition;
	/**
	Clock time in ms; undefined before the first read.
	*/
	readonly since: number | undefined;
};

export type ReadingMode = 'polling' | 'fan-out';

/**
The reader of a session, as an action sees it.
*/
export type ReaderControl = {
	readonly mode: ReadingMode;
	/**
	Reading goes on in the other mode, after the last record that was read of each shard.
	*/
	setMode(mode: ReadingMode): void;
	/**
	Reading starts over from there, and the feed with it; what was read before is forgotten, what is produced goes on.
	*/
	restart(from: StartPosition): void;
};

/**
The greedy consumers of a session, as an action sees them.
*/
export type GreedyControl = {
	readonly isOn: boolean;
	/**
	How many there are of them.
	*/
	readonly consumers: number;
	/**
	Reads of theirs since they came.
	*/
	readonly totals: {readonly answered: number; readonly refused: number};
	start(): void;
	/**
	Resolves when they are gone.
	*/
	stop(): Promise<void>;
};
