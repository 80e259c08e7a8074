import type {LabView, StepView} from '../../../monitor/lab/lab-view.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Size} from '../../../size.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {formatTime} from '../../drawing/format.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';

type LabSteps = {
	readonly type: 'lab-steps';
	readonly offset: number;
	/**
	`n` was pressed once. A second time restarts the lab.
	*/
	readonly isAsking: boolean;
};

const MAX_COLUMNS = 100;
const INDENT = 4;

const stepLines = ({step, state, checks}: StepView, width: number, {glyphs, theme}: Appearance): readonly Line[] => {
	const style = state === 'done' ? theme.good : theme.muted;
	const note = state === 'was-done' ? ' (its stream is gone)' : (step.isOptional ? ' (optional)' : '');
	const wrapped = (text: string, own: typeof style): readonly Line[] => wrapText(text, width - INDENT).map(row => [span(' '.repeat(INDENT)), span(row, own)]);
	return [
		[span(`${step.number} ${state === 'open' ? glyphs.separator : glyphs.tick} `, style), span(step.title, theme.strong), span(note, theme.muted)],
		...checks.flatMap(({check, evidence}) => evidence
			? wrapped(`${formatTime(evidence.at)} ${sanitize(evidence.text)}`, {})
			: wrapped(`${glyphs.separator} ${check.label}`, theme.muted)),
	];
};

const linesOf = (lab: LabView | undefined, width: number, appearance: Appearance): readonly Line[] => lab
	? lab.steps.flatMap(step => stepLines(step, width, appearance))
	: [line('The guide is not open yet; g opens it.')];

const sizeOf = (frame: Size): Size => ({columns: Math.min(MAX_COLUMNS, frame.columns - 4), rows: frame.rows - 2});

const Draw = ({overlay: {offset, isAsking}, snapshot, frame}: Sight<LabSteps>) => {
	const appearance = useAppearance();
	const size = sizeOf(frame);
	return (
		<OverlayBox
			title='The lab, step by step'
			note={isAsking ? line('n again forgets all ticks', appearance.theme.warning) : line('Esc closes', appearance.theme.muted)}
			lines={linesOf(snapshot.lab, size.columns - 4, appearance).slice(offset)}
			size={size}
			frame={frame}
		/>
	);
};

/**
All steps of the lab with their evidence. `n` restarts the lab.
*/
export const labSteps = defineOverlay<LabSteps>({
	id: 'lab-steps',
	key: {
		shown: 'G',
		after: 'g',
		section: 'The lab',
		description: 'Lists the lab’s steps with their evidence; there, n starts the lab again.',
	},
	open: () => ({type: 'lab-steps', offset: 0, isAsking: false}),
	hints: () => [{keys: 'Up Down', label: 'scroll'}, {keys: 'n', label: 'begin again'}, {keys: 'e', label: 'report'}, {keys: 'Esc', label: 'close'}],
	press({name}, {isAsking}, context) {
		if (name === 'n') {
			if (isAsking) {
				context.services.guide?.restart();
				context.notify('The lab begins again.');
			}

			context.edit({isAsking: !isAsking});
		} else if (name === 'e') {
			context.close();
			context.perform({view: 'write-report'});
		} else if (['escape', 'enter', 'q', 'G', 'g'].includes(name)) {
			context.close();
		} else {
			context.edit({isAsking: false});
		}
	},
	scroll({snapshot, frame}, appearance) {
		const size = sizeOf(frame);
		const room = size.rows - 2;
		return {limit: Math.max(0, linesOf(snapshot.lab, size.columns - 4, appearance).length - room), page: Math.max(1, room - 1)};
	},
	Draw,
});
