import type {StepProgress} from './progress.js';

/**
Whether an existing stream shows that a check is met. `null`: it cannot be known from outside.
*/
export type CheckVerdict = {
	readonly id: string;
	readonly label: string;
	// eslint-disable-next-line @typescript-eslint/no-restricted-types -- JSON says null.
	readonly passed: boolean | null;
	// eslint-disable-next-line @typescript-eslint/no-restricted-types -- JSON says null.
	readonly evidence: string | null;
};

/**
One object of `lab --check --json`.
*/
export type StepVerdict = {
	readonly step: number;
	readonly id: string;
	readonly title: string;
	// eslint-disable-next-line @typescript-eslint/no-restricted-types -- JSON says null.
	readonly passed: boolean | null;
	// eslint-disable-next-line @typescript-eslint/no-restricted-types -- JSON says null.
	readonly evidence: string | null;
	readonly checks: readonly CheckVerdict[];
};

const overall = (checks: readonly CheckVerdict[]): CheckVerdict['passed'] => {
	if (checks.some(({passed}) => passed === false)) {
		return false;
	}

	return checks.every(({passed}) => passed) ? true : null;
};

/**
What a stream shows after the lab. True and false only if it can be known.
*/
export const verdictOf = ({step, checks}: StepProgress): StepVerdict => {
	const verdicts = checks.map(({check, evidence}) => ({
		id: check.id,
		label: check.label,
		passed: evidence === undefined ? (check.isVisibleLater ? false : null) : true,
		evidence: evidence?.text ?? null,
	}));
	const texts = verdicts.map(({evidence}) => evidence).filter(text => text !== null);
	return {
		step: step.number,
		id: step.id,
		title: step.title,
		passed: overall(verdicts),
		evidence: texts.length === 0 ? null : texts.join('; '),
		checks: verdicts,
	};
};
