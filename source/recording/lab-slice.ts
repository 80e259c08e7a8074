import {labSteps} from '../lab/steps.js';
import type {LabView, StepView} from '../monitor/lab/lab-view.js';

/**
A step of the lab in a recording, without what the program knows from the step's id.
*/
type RecordedStep = Omit<StepView, 'step' | 'checks'> & {
	/**
	One for each check.
	*/
	readonly evidence: ReadonlyArray<StepView['checks'][number]['evidence'] | null>; // eslint-disable-line @typescript-eslint/no-restricted-types
};

/**
The guide with one field per step, so that only the steps that change are written.
*/
export const toRecordedLab = ({steps, changedAt}: LabView): Record<string, unknown> => ({
	changedAt,
	...Object.fromEntries(steps.map(({step, checks, ...rest}): [string, RecordedStep] => [step.id, {...rest, evidence: checks.map(({evidence}) => evidence ?? null)}])),
});

/**
The guide again, from that form. Steps that this program does not know are left out.
*/
export const fromRecordedLab = ({changedAt, ...recorded}: Record<string, unknown>): LabView => ({
	changedAt: changedAt as number,
	steps: labSteps.flatMap((step): StepView[] => {
		const {evidence = [], ...known} = (recorded[step.id] ?? {}) as Partial<RecordedStep>;
		return known.state === undefined
			? []
			: [{
				...known as RecordedStep, step, checks: step.checks.map((check, index) => ({check, evidence: evidence[index] ?? undefined})),
			}];
	}),
});
