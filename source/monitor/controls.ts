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
};
