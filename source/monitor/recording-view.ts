/**
A session that is being recorded, as the screen shows it.
*/
export type RecordingView = {
	/**
	As it was typed.
	*/
	readonly file: string;
	/**
	Records that are not in the file, because the disk was too slow for them.
	*/
	readonly leftOut: number;
	/**
	`full`: the file is as large as it may be. `failed`: the disk takes no more.
	*/
	readonly state: 'recording' | 'full' | 'failed';
};

/**
A recording that is being replayed, as the screen shows it; the same object while nothing changed. Times in whole seconds since the recording began.
*/
export type ReplayView = {
	readonly file: string;
	readonly position: number;
	readonly duration: number;
	readonly speed: number;
	/**
	`ended`: it stands at the end of the recording.
	*/
	readonly state: 'playing' | 'paused' | 'ended';
	/**
	What happened last, in a few words.
	*/
	readonly event: string | undefined;
	/**
	Whether the recording was cut off: its session was killed, or it had become as large as it may.
	*/
	readonly ending: 'closed' | 'full' | 'cut';
	/**
	Whether it is the demonstration, from which a key that acts leads to a stream of one's own.
	*/
	readonly isDemo: boolean;
};
