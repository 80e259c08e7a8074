import type {LabView, StepView} from '../../../monitor/lab/lab-view.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Style} from '../../appearance/theme.js';
import {formatTime} from '../../drawing/format.js';
import {
	fitLine,
	line,
	lineWidth,
	span,
	type Line,
} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {isHintDue, type GuideView} from './shown-step.js';

const HEAD = 5;

/**
On a narrower pane, each answer has its own row.
*/
const NARROW = 60;

/**
A paragraph with its heading in capitals at the left.
*/
const paragraph = (head: string, text: string, width: number, headStyle: Style, style: Style = {}): readonly Line[] =>
	wrapText(text, width - HEAD).map((row, index) => [span((index === 0 ? head : '').padEnd(HEAD), headStyle), span(row, style)]);

const mark = ({state}: StepView, {glyphs}: Appearance): string => state === 'open' ? glyphs.separator : glyphs.tick;

/**
All steps in one line: their numbers, and which ones are done. The current one stands out.
*/
export const stepsLine = ({steps}: LabView, shown: StepView, appearance: Appearance): Line => {
	const {theme} = appearance;
	const styles = {done: theme.good, 'was-done': theme.muted, open: theme.muted} as const;
	return steps.flatMap(step => [
		span(String(step.step.number), step.step === shown.step ? {...theme.accent, isBold: true, isInverse: true} : styles[step.state]),
		span(mark(step, appearance), styles[step.state]),
	]);
};

const checkLine = ({checks}: StepView, width: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const firstOpen = checks.find(({evidence}) => evidence === undefined);
	const parts = checks.map(({check, evidence}): Line => {
		const sign = evidence ? glyphs.tick : (check === firstOpen?.check ? glyphs.focused : glyphs.separator);
		return [span(`${sign} ${check.label}`, evidence ? theme.good : {})];
	});
	const room = width - HEAD;
	const rows: Line[] = [];
	let row: Line = [];
	for (const part of parts) {
		const joined = row.length === 0 ? part : [...row, span(' '.repeat(3)), ...part];
		if (row.length > 0 && lineWidth(joined) > room) {
			rows.push(row);
			row = part;
		} else {
			row = joined;
		}
	}

	return [...rows, row].map((part, index) => [span((index === 0 ? 'SEE' : '').padEnd(HEAD), theme.strong), ...part]);
};

const proofLines = ({checks, doneAt}: StepView, width: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const text = checks.map(({evidence}) => evidence?.text ?? '').join('; ');
	const time = formatTime(doneAt!);
	return paragraph(glyphs.tick, `${time} ${sanitize(text)}`, width, theme.good, theme.good);
};

const outcomeLines = ({step, guessed, outcome}: StepView, width: number, {theme}: Appearance): readonly Line[] => {
	if (guessed === undefined || outcome === undefined || step.guess === undefined) {
		return [];
	}

	const isRight = outcome.option === guessed;
	return paragraph(isRight ? 'YES' : 'NO', `${isRight ? 'As you guessed.' : `You guessed: ${step.guess.options[guessed]}.`} ${sanitize(outcome.words)}`, width, isRight ? theme.good : theme.warning);
};

const guessLines = ({step, guessed, state}: StepView, width: number, {theme}: Appearance): readonly Line[] => {
	if (state !== 'open' || guessed !== undefined || step.guess === undefined) {
		return [];
	}

	const options = step.guess.options.map((option, index) => `${index + 1} ${option}`);
	const rows = width < NARROW ? options : [options.join(' '.repeat(3))];
	return [...paragraph('?', step.guess.question, width, theme.warning), ...rows.flatMap(row => paragraph('', row, width, theme.accent, theme.accent))];
};

const firstRows = (rows: readonly Line[], most: number, width: number): readonly Line[] => rows.length <= most
	? rows
	: [...rows.slice(0, most - 1), [...fitLine(rows[most - 1]!, width - 2), span(' …')]];

const commandLines = ({command}: StepView, width: number, {theme}: Appearance): readonly Line[] =>
	command === undefined ? [] : command.split('\n').flatMap(text => paragraph('', text, width, theme.accent, theme.accent));

const costLines = ({step, cost}: StepView, {isAws, width}: GuideInput, {theme}: Appearance): readonly Line[] => {
	const text = cost ?? (isAws ? step.costs : undefined);
	return text === undefined ? [] : paragraph('COST', text, width, theme.warning);
};

const openLines = (step: StepView, input: GuideInput, appearance: Appearance): readonly Line[] => {
	const {lab, guide, width, rows, now} = input;
	const {theme} = appearance;
	const {hint} = step;
	const deed = paragraph('DO', step.step.do.words, width, theme.strong);
	const commandRows = commandLines(step, width, appearance);
	const checks = checkLine(step, width, appearance);
	const guess = guessLines(step, width, appearance);
	const isHinted = isHintDue(lab, guide, now);
	const aside = isHinted
		? paragraph('HINT', sanitize(hint), width, theme.warning, theme.warning)
		: paragraph('LOOK', step.step.look, width, theme.strong);
	const costs = costLines(step, input, appearance);
	const why = paragraph('WHY', step.step.why, width, theme.strong);
	// The task and its effect come before the explanation.
	let room = rows - deed.length - checks.length;
	const take = (lines: readonly Line[], most = lines.length): readonly Line[] => {
		const taken = room <= 0 ? [] : firstRows(lines, Math.min(most, room), width);
		room -= taken.length;
		return taken;
	};

	const takenHint = isHinted ? take(aside) : [];
	const least = Math.max(1, Math.min(commandRows.length, room - guess.length - Math.min(why.length, 2)));
	const takenCommand = take(commandRows, least);
	const takenGuess = room >= guess.length ? take(guess) : [];
	const takenWhy = take(why);
	const takenCosts = take(costs);
	const takenLook = isHinted ? [] : take(aside);
	return [...takenWhy, ...deed, ...takenCommand, ...checks, ...takenGuess, ...takenHint, ...takenLook, ...takenCosts];
};

const doneLines = (step: StepView, {lab, guide, width}: GuideInput, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	const isLast = lab.steps.every(({state, step: {isOptional}}) => isOptional || state !== 'open');
	const next = isLast ? 'All steps are done; e writes your report.' : (guide.step === 'next' ? 'The next step follows.' : '] goes to the next step.');
	return [
		...(step.state === 'was-done' ? paragraph('', 'Done on a stream that is gone:', width, {}, theme.muted) : []),
		...proofLines(step, width, appearance),
		...(step.left === undefined ? [] : paragraph('LEFT', sanitize(step.left), width, theme.strong)),
		...outcomeLines(step, width, appearance),
		...paragraph('WHY', step.step.why, width, theme.strong),
		...paragraph('', next, width, {}, theme.muted),
		// Optional preparation comes last.
		...(step.step.do.key === undefined ? commandLines(step, width, appearance) : []),
	];
};

export type GuideInput = {
	readonly lab: LabView;
	readonly guide: GuideView;
	readonly shown: StepView;
	/**
	Clock time in ms.
	*/
	readonly now: number;
	readonly width: number;
	readonly rows: number;
	/**
	Whether it costs money.
	*/
	readonly isAws: boolean;
};

/**
The rows of the guide: why, what to do, what to type instead, and what was seen. For a finished step: the evidence.
*/
export const guideLines = (input: GuideInput, appearance: Appearance): readonly Line[] => {
	const {shown, rows, width} = input;
	const lines = shown.state === 'open' ? openLines(shown, input, appearance) : doneLines(shown, input, appearance);
	return lines.length === 0 ? [line('')] : firstRows(lines, rows, width);
};
