import type {LabView, StepView} from '../../../monitor/lab/lab-view.js';

/**
The guide, as somebody looks at it.
*/
export type GuideView = {
	/**
	The step that somebody went to; `next` shows the one that is to be done.
	*/
	readonly step: number | 'next';
	/**
	When it was opened, or went to another step: clock time in ms.
	*/
	readonly since: number;
};

/**
A step that was just done stays in sight for this long, to read what proved it.
*/
const DONE_MILLISECONDS = 8000;

/**
After so long without progress there is a hint.
*/
const HINT_MILLISECONDS = 30_000;

const lastDone = (steps: readonly StepView[], now: number): StepView | undefined => steps
	.filter(({state, doneAt}) => state === 'done' && doneAt !== undefined && now - doneAt < DONE_MILLISECONDS)
	.toSorted((a, b) => a.doneAt! - b.doneAt!)
	.at(-1);

/**
The step that the guide shows; `now` is clock time in ms.
*/
export const shownStep = ({steps}: LabView, {step, since}: GuideView, now: number): StepView => {
	if (step !== 'next') {
		return steps[step]!;
	}

	const done = lastDone(steps, now);
	const next = steps.find(({state}) => state === 'open') ?? steps.at(-1)!;
	// What was done before the guide was opened need not be shown again.
	return done && done.doneAt! >= since ? done : next;
};

export const isHintDue = ({changedAt}: LabView, {since}: GuideView, now: number): boolean => now - Math.max(changedAt, since) >= HINT_MILLISECONDS;
