/**
Repeats a message about a lasting problem only after some time.
*/
export type Telling = {
	/**
	Whether to tell it at `now` (in ms): it differs from the last message, or the last time is long enough ago. It then counts as told.
	*/
	isDue(what: string, now: number): boolean;
	/**
	The last message, if it is not over.
	*/
	readonly told: string | undefined;
	/**
	The problem is over: the next message is told at once.
	*/
	forget(): void;
};

/**
The same message is repeated after `milliseconds`.
*/
export const tellEvery = (milliseconds: number): Telling => {
	let last: {readonly what: string; readonly at: number} | undefined;

	return {
		isDue(what, now) {
			if (last?.what === what && now - last.at < milliseconds) {
				return false;
			}

			last = {what, at: now};
			return true;
		},
		get told() {
			return last?.what;
		},
		forget() {
			last = undefined;
		},
	};
};
