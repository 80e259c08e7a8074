import type {LabView, StepView} from '../../../monitor/lab/lab-view.js';

/**
What a person sees of the guide.
*/
export type GuideView = {
	/**
	The chosen step; `next` follows the step to be done.
	*/
	readonly step: number | 'next';
	/**
	When the guide was opened or went to another step: clock time in ms.
	*/
	readonly since: number;
};

/**
A finished step stays in sight for this long, so that its evidence can be read.
*/
const DONE_MILLISECONDS = 8000;

/**
After this time without progress, the guide shows a hint.
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
	// Steps finished before the guide was opened are not shown again.
	return done && done.doneAt! >= since ? done : next;
};

export const isHintDue = ({changedAt}: LabView, {since}: GuideView, now: number): boolean => now - Math.max(changedAt, since) >= HINT_MILLISECONDS;
