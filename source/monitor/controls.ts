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
	Resolves when all open calls have their answers.
	*/
	pause(): Promise<void>;
	setRate(eventsPerSecond: number): void;
	/**
	The number of users that the events come from, and so the number of partition keys.
	*/
	readonly userCount: number;
	/**
	Sets the number of users for the next events.
	*/
	setUserCount(userCount: number): void;
	/**
	The user that makes most events; undefined if all users click equally often.
	*/
	readonly hotUser: HotUser | undefined;
	/**
	Whether one user makes most of the next events.
	*/
	setHot(isHot: boolean): void;
};

/**
Where reading began. Without a stream: where it will begin.
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
	Switches the mode of reading. It goes on after the last record read from each shard.
	*/
	setMode(mode: ReadingMode): void;
	/**
	Restarts reading at this place and empties the feed. The producer goes on.
	*/
	restart(from: StartPosition): void;
};

/**
The greedy consumers of a session, as an action sees them.
*/
export type GreedyControl = {
	readonly isOn: boolean;
	/**
	How many there are.
	*/
	readonly consumers: number;
	/**
	Their reads since they started.
	*/
	readonly totals: {readonly answered: number; readonly refused: number};
	start(): void;
	/**
	Resolves when they are gone.
	*/
	stop(): Promise<void>;
};
