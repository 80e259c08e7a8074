/**
Tells a person about something that goes on, but not each time that it shows.
*/
export type Telling = {
	/**
	True when it is to be told at `now` (in ms): it is another thing than the last, or the last time is long enough ago. It counts as told then.
	*/
	isDue(what: string, now: number): boolean;
	/**
	What was told last, and is not over.
	*/
	readonly told: string | undefined;
	/**
	It is over: the next time is told at once.
	*/
	forget(): void;
};

/**
The same thing is told again after `milliseconds`.
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
