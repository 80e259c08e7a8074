import type {Action} from '../../../actions/action.js';
import {actions} from '../../../actions/registry.js';
import {stepsTo} from '../../../actions/shards/scale-plan.js';
import {formatDollars} from '../../../cost/cost-words.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {UPDATE_SHARD_COUNT_MAX_SHARDS, UPDATE_SHARD_COUNT_PER_DAY} from '../../../service/limits.js';
import {UserError} from '../../../user-error.js';
import {counted, grouped} from '../../../words.js';
import type {Appearance} from '../../appearance/appearance.js';
import {fieldLine} from '../../drawing/field-line.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {edited, inserted, type TextField} from '../../keys/line-editor.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {FormBox} from '../form-box.js';
import {shownCommand} from '../shown-command.js';

/**
The count of open shards that is being typed.
*/
type ScaleForm = TextField & {readonly type: 'scale-form'};

const ACTION = 'scale-to';
const COLUMNS = 76;
const HEAD = 'open shards ';

type Plan = {readonly shardCount: number; readonly steps: readonly number[]};

/**
The steps to the typed count; or why there are none, in a sentence.
*/
const planOf = ({typed}: ScaleForm, {state: {stream}}: Snapshot): Plan | string => {
	if (stream === undefined || !/^\s*\d+\s*$/v.test(typed)) {
		return `Type how many open shards the stream is to have: 1 to ${grouped(UPDATE_SHARD_COUNT_MAX_SHARDS)}.`;
	}

	const shardCount = Number(typed);
	try {
		const steps = stepsTo(stream, shardCount, undefined);
		return steps.length === 0 ? `The stream has ${counted(shardCount, 'open shard')} already.` : {shardCount, steps};
	} catch (error) {
		if (error instanceof UserError) {
			return error.message;
		}

		throw error;
	}
};

/**
Shards are paid for by the hour, each the same.
*/
const costText = (shardCount: number, {cost, state: {stream}}: Snapshot): string => {
	if (cost === undefined || stream === undefined || stream.openShardCount === 0) {
		return '';
	}

	const {charges, isOnAws} = cost;
	return ` The shards ${isOnAws ? 'cost' : 'would cost on AWS'} ${formatDollars(charges.stream)} an hour now and ${formatDollars(charges.stream / stream.openShardCount * shardCount)} then.`;
};

const planWords = ({shardCount, steps}: Plan, snapshot: Snapshot): string => {
	const way = [snapshot.state.stream!.openShardCount, ...steps].map(count => grouped(count)).join(', ');
	const goesOn = steps.length === 1 ? '' : ' Interrupted, it goes on from where it stands: type the count again.';
	return `Plan: open shards ${way}, in ${counted(steps.length, 'step')}. A stream takes ${UPDATE_SHARD_COUNT_PER_DAY} steps in 24 hours.${costText(shardCount, snapshot)}${goesOn}`;
};

const formLines = (overlay: ScaleForm, snapshot: Snapshot, width: number, {theme}: Appearance): readonly Line[] => {
	const plan = planOf(overlay, snapshot);
	const paragraph = (text: string, style = {}) => wrapText(text, width).map(row => line(row, style));
	const field: Line = [span(HEAD, theme.accent), ...fieldLine(overlay, width - HEAD.length)];
	if (typeof plan === 'string') {
		return [field, [], ...paragraph(plan, theme.muted)];
	}

	const command = shownCommand(actions[ACTION].cliEquivalent(snapshot, plan), snapshot);
	return [
		field,
		[],
		...paragraph(planWords(plan, snapshot)),
		...(command === undefined ? [] : paragraph(`${plan.steps.length === 1 ? '' : 'First: '}${command}`, theme.muted)),
	];
};

const Draw = ({overlay, snapshot, frame}: Sight<ScaleForm>) => (
	<FormBox title='Scale the stream' note='Enter scales it, Esc leaves it' mostColumns={COLUMNS} linesOf={(width, appearance) => formLines(overlay, snapshot, width, appearance)} frame={frame}/>
);

const scale = (overlay: ScaleForm, {look, close, run, notify}: OverlayContext<ScaleForm>) => {
	const plan = planOf(overlay, look());
	if (typeof plan === 'string') {
		notify(plan);
		return;
	}

	close();
	run(ACTION, {shardCount: plan.shardCount});
};

/**
Asks for a count of open shards, shows the steps to it, and takes them.
*/
export const scaleForm = defineOverlay<ScaleForm>({
	id: 'scale-form',
	key: {
		shown: '#',
		after: '-',
		section: 'The stream',
		pane: 'stream',
		description: 'Scales the stream to a number of shards, in as many steps as it takes; the plan and its cost are shown first.',
		label: (_view, snapshot) => actions[ACTION].isEnabled(snapshot) === true ? 'scale to' : undefined,
		importance: () => 'minor',
		changesStream: true,
		asksFor: ACTION,
	},
	open({look, actions: known, notify}) {
		const action: Action | undefined = known[ACTION];
		const enabled = action?.isEnabled(look());
		if (enabled !== true) {
			notify(`scale: ${enabled}`);
			return undefined;
		}

		return {type: 'scale-form', typed: ''};
	},
	hints: () => [{keys: 'Esc', label: 'leave it'}, {keys: 'Enter', label: 'scale'}],
	press(key, overlay, context) {
		if (key.name === 'escape') {
			context.close();
		} else if (key.name === 'enter') {
			scale(overlay, context);
		} else {
			const field = edited(overlay, key);
			if (field) {
				context.edit(field);
			}
		}
	},
	paste(text, overlay, context) {
		context.edit(inserted(overlay, text));
	},
	Draw,
});
