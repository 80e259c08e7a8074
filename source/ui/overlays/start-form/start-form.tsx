import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {fieldLine} from '../../drawing/field-line.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {edited, inserted} from '../../keys/line-editor.js';
import {selectedRecord} from '../../panes/feed/selection.js';
import {BACKLOG_MILLISECONDS, readingLag} from '../../shards/per-shards.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {
	presetsFor,
	readStart,
	startMeaning,
	startText,
	type StartForm,
} from './starts.js';

const COLUMNS = 76;
const WIDTH = COLUMNS - 4;
const PRESET_WIDTH = '2026-01-31T14:03:27'.length;

const GRAMMAR = 'a time ago as 2m, a time, latest, trim-horizon, sequence:SHARD:NUMBER';

const presetLine = ({presets, chosen, typed}: StartForm, index: number, {glyphs, theme}: Appearance): Line => {
	const {text, about} = presets[index]!;
	const isChosen = typed.trim() === '' && index === chosen;
	return [
		span(`${isChosen ? glyphs.focused : ' '} `, theme.accent),
		span(fitText(sanitize(text), PRESET_WIDTH), isChosen ? {isBold: true, isInverse: true} : {}),
		span(`  ${about}`, theme.muted),
	];
};

const startLines = (form: StartForm, snapshot: Snapshot, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	return [
		line('Reading starts over from there. The producer goes on:'),
		[span('> ', theme.accent), ...fieldLine(form, WIDTH - 2)],
		...(form.complaint === undefined
			? [line(`  ${startMeaning(form, snapshot) ?? GRAMMAR}`, theme.muted)]
			: wrapText(form.complaint, WIDTH).map(row => line(row, theme.bad))),
		[],
		...form.presets.map((_, index) => presetLine(form, index, appearance)),
	];
};

const Draw = ({overlay, snapshot, frame}: Sight<StartForm>) => {
	const lines = startLines(overlay, snapshot, useAppearance());
	return (
		<OverlayBox
			title='Start reading'
			lines={lines}
			size={{columns: COLUMNS, rows: lines.length + 2}}
			frame={frame}
		/>
	);
};

const ACTION = 'restart-reading';

type Context = OverlayContext<StartForm>;

const start = (overlay: StartForm, {look, view, run, edit}: Context) => {
	const from = readStart(overlay, look());
	if ('complaint' in from) {
		edit({complaint: from.complaint});
		return;
	}

	view.dispatch({type: 'start-over'});
	run(ACTION, {from});
};

// After typing, the first arrow key goes back to the preset.
const choose = ({presets, chosen, typed}: StartForm, step: 1 | -1, {edit}: Context) => {
	edit({
		typed: '', cursor: undefined, chosen: typed === '' ? (chosen + step + presets.length) % presets.length : chosen, complaint: undefined,
	});
};

/**
Asks where reading starts, and then starts it there.
*/
export const startForm = defineOverlay<StartForm>({
	id: 'start-form',
	key: {
		shown: 's',
		after: 'space',
		section: 'The feed',
		description: 'Starts reading over: from the latest, the oldest, a time ago, a time or a record.',
		label: () => 'start at',
		// It leads from a backlog to the newest record.
		importance: (_view, {reading, shards}) => reading.start !== undefined && reading.start.from.type !== 'latest' && readingLag(shards) >= BACKLOG_MILLISECONDS ? 'way-out' : 'usual',
		asksFor: ACTION,
	},
	open({look, view, actions, notify}) {
		const snapshot = look();
		const enabled = actions[ACTION]?.isEnabled(snapshot);
		if (enabled !== true) {
			notify(`start reading: ${enabled}`);
			return undefined;
		}

		const presets = presetsFor(snapshot, selectedRecord(snapshot, view.getView()));
		return {
			type: 'start-form', typed: '', presets, chosen: 0, complaint: undefined,
		};
	},
	hints: () => [
		{keys: 'Up Down', label: 'choose'},
		{keys: 'Tab', label: 'edit'},
		{keys: 'Enter', label: 'start'},
		{keys: 'Esc', label: 'cancel'},
	],
	press(key, overlay, context) {
		switch (key.name) {
			case 'enter': {
				start(overlay, context);
				break;
			}

			case 'escape': {
				context.close();
				break;
			}

			case 'up': {
				choose(overlay, -1, context);
				break;
			}

			case 'down': {
				choose(overlay, 1, context);
				break;
			}

			case 'tab': {
				context.edit({typed: startText(overlay), cursor: undefined, complaint: undefined});
				break;
			}

			default: {
				const field = edited(overlay, key);
				if (field) {
					context.edit({...field, complaint: undefined});
				}
			}
		}
	},
	paste(text, overlay, context) {
		context.edit({...inserted(overlay, text), complaint: undefined});
	},
	Draw,
});
