import type {StepProgress} from '../../lab/progress.js';

/**
What the guide shows of a step, beside how it stands.
*/
export type StepView = StepProgress & {
	/**
	What to type instead of pressing the key, whole and quoted for this platform's shell; several lines where there are several.
	*/
	readonly command: string | undefined;
	/**
	What is seen instead of what the step waits for, and what to do about it.
	*/
	readonly hint: string;
	/**
	The option that was guessed, counted from 0.
	*/
	readonly guessed: number | undefined;
	/**
	How the guess turned out.
	*/
	readonly outcome: {readonly option: number; readonly words: string} | undefined;
	/**
	At the last step: what the stream costs and has cost, or would have on AWS.
	*/
	readonly cost?: string;
	/**
	At the last step, once the stream is gone: what the region still lists.
	*/
	readonly left?: string;
};

/**
The lab as the guide shows it; immutable, and the same object while nothing changed.
*/
export type LabView = {
	readonly steps: readonly StepView[];
	/**
	When something was ticked or taken back last, in clock ms.
	*/
	readonly changedAt: number;
};

/**
What the guide's keys do.
*/
export type LabControl = {
	/**
	Begins to observe, if it does not yet. What the session knows already counts.
	*/
	open(): void;
	guess(stepId: string, option: number): void;
	/**
	Begins again: ticks and guesses are forgotten.
	*/
	restart(): void;
	/**
	The report as Markdown.
	*/
	report(): string;
};
