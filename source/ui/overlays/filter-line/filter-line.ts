import {
	createFilter,
	faultText,
	isFault,
	type Filter,
} from '../../../records/filter/filter.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fieldLine} from '../../drawing/field-line.js';
import {line, span} from '../../drawing/line.js';
import {edited, inserted, type TextField} from '../../keys/line-editor.js';
import {remembered, withFilter} from '../../view/filtering.js';
import type {ViewState} from '../../view/view-state.js';
import {defineOverlay, type OverlayContext} from '../define-overlay.js';

/**
The line for typing a filter. The feed follows with every key.
*/
export type FilterLine = TextField & {
	readonly type: 'filter-line';
	/**
	The fault in the text. Until it is corrected, the last valid filter stays.
	*/
	readonly complaint: string | undefined;
	/**
	The filter that Esc restores.
	*/
	readonly before: Filter | undefined;
	/**
	When it was opened, by the session's clock: a time ago counts from there.
	*/
	readonly openedAt: number;
	/**
	The position in the history, counted from the newest filter.
	*/
	readonly back: number;
};

type FilterEvent =
	| {readonly type: 'typed'; readonly field: TextField}
	| {readonly type: 'recall'; readonly step: 1 | -1}
	| {readonly type: 'keep'}
	| {readonly type: 'drop'};

const typeFilter = (view: ViewState, overlay: FilterLine, {typed, cursor}: TextField, back = 0): ViewState => {
	const filter = createFilter(typed, overlay.openedAt);
	const next: FilterLine = {
		...overlay, typed, cursor, back, complaint: isFault(filter) ? faultText(filter) : undefined,
	};
	return {...(isFault(filter) ? view : withFilter(view, typed.trim() === '' ? undefined : filter)), overlay: next};
};

/**
Goes through the filters of this session. After the newest comes an empty line.
*/
const recallFilter = (view: ViewState, overlay: FilterLine, step: 1 | -1): ViewState => {
	const {back} = overlay;
	const next = Math.max(0, Math.min(back + step, view.filterHistory.length));
	return next === back ? view : typeFilter(view, overlay, {typed: next === 0 ? '' : view.filterHistory.at(-next)!}, next);
};

/**
A filter with a fault stays open for correction.
*/
const keepFilter = (view: ViewState, {typed, complaint}: FilterLine): ViewState => complaint === undefined
	? {...view, overlay: undefined, filterHistory: typed.trim() === '' ? view.filterHistory : remembered(view.filterHistory, typed)}
	: view;

const dropFilter = (view: ViewState, {before}: FilterLine): ViewState => ({
	...(view.filter === before ? view : withFilter(view, before)),
	overlay: undefined,
});

const reduce = (view: ViewState, overlay: FilterLine, event: FilterEvent): ViewState => {
	switch (event.type) {
		case 'typed': {
			return typeFilter(view, overlay, event.field);
		}

		case 'recall': {
			return recallFilter(view, overlay, event.step);
		}

		case 'keep': {
			return keepFilter(view, overlay);
		}

		case 'drop': {
			return dropFilter(view, overlay);
		}
	}
};

const events: Readonly<Record<string, FilterEvent>> = {
	enter: {type: 'keep'},
	escape: {type: 'drop'},
	up: {type: 'recall', step: 1},
	down: {type: 'recall', step: -1},
};

const type = ({send, edit}: OverlayContext<FilterLine, FilterEvent>, {typed}: FilterLine, field: TextField) => {
	if (field.typed === typed) {
		// The same filter would lose the place in the feed.
		edit({cursor: field.cursor});
	} else {
		send({type: 'typed', field});
	}
};

const SLASH_HELP = 'The slash is looked for too: this line is open already (/…/ is a regex).';

/**
Who types `/` once more to filter looks for a text that begins with it; a path does too.
*/
const helpFor = ({typed}: FilterLine): string => /^\/[^\/]+$/v.test(typed.trim()) ? SLASH_HELP : HELP;

const HELP = 'text  /regex/i  field=value  field~part  size>1000  shard=7  !not  or';

/**
The line in the footer for typing a filter. The panes stay in sight.
*/
export const filterLine = defineOverlay<FilterLine, FilterEvent>({
	id: 'filter-line',
	key: {
		shown: '/',
		after: 'r',
		section: 'The feed',
		pane: 'feed',
		description: 'Filters the feed: text, /regex/, field=value, !not.',
		label: () => 'filter',
	},
	open({view, look}) {
		view.dispatch({type: 'focus-on', pane: 'feed'});
		const {filter} = view.getView();
		return {
			type: 'filter-line', typed: filter?.text ?? '', complaint: undefined, before: filter, openedAt: look().at, back: 0,
		};
	},
	reduce,
	hints: () => [{keys: 'Enter', label: 'keep'}, {keys: 'Esc', label: 'undo'}],
	press(key, overlay, context) {
		if (Object.hasOwn(events, key.name)) {
			context.send(events[key.name]!);
			return;
		}

		const field = edited(overlay, key);
		if (field) {
			type(context, overlay, field);
		}
	},
	paste(text, overlay, context) {
		type(context, overlay, inserted(overlay, text));
	},
	footer: (overlay, columns, {theme}) => [
		overlay.complaint === undefined ? line(` ${helpFor(overlay)}`, theme.muted) : line(` ${sanitize(overlay.complaint)}; the last valid filter still applies`, theme.bad),
		[span(' / ', {...theme.accent, isBold: true}), ...fieldLine(overlay, columns - 4)],
	],
});
