import type {KeyFact} from '../../../monitor/facts/facts.js';
import {applyFilter} from '../filter-line/filter-line.js';
import type {Size} from '../../../size.js';
import {coveringSize} from '../../frame/layout.js';
import type {ViewState} from '../../view/view-state.js';

/**
What is in the stream, over the panes.
*/
export type FactsView = {
	readonly type: 'facts';
	/**
	The partition key under the cursor, wherever it stands by now; undefined for the first.
	*/
	readonly key: string | undefined;
};

/**
What happens while it is open.
*/
export type FactsEvent =
	| {readonly type: 'open-facts'}
	| {readonly type: 'choose-key'; readonly key: string}
	| {readonly type: 'filter-by-key'; readonly key: string};

/**
Longer rows hold nothing more.
*/
const MAX_COLUMNS = 160;

export const factsSize = (frame: Size): Size => coveringSize(frame, MAX_COLUMNS);

/**
The place of the chosen key among those of this moment: a key that is no longer there leaves the cursor to the first.
*/
export const chosenKey = ({key}: FactsView, keys: readonly KeyFact[]): number => Math.max(0, keys.findIndex(fact => fact.key === key));

const PLAIN = /^[\p{Letter}\p{Number}.:@_][\p{Letter}\p{Number}\-.\/:@_]*$/v;

/**
The filter that lets one partition key pass.
*/
export const keyFilter = (key: string): string => `key=${PLAIN.test(key) ? key : `"${key.replaceAll(/["\\]/gv, String.raw`\$&`)}"`}`;

export const reduceFacts = (view: ViewState, event: FactsEvent): ViewState => {
	switch (event.type) {
		case 'open-facts': {
			return {...view, overlay: {type: 'facts', key: undefined}};
		}

		case 'choose-key': {
			return view.overlay?.type === 'facts' ? {...view, overlay: {...view.overlay, key: event.key}} : view;
		}

		case 'filter-by-key': {
			return applyFilter(view, keyFilter(event.key));
		}
	}
};

const types: Readonly<Record<FactsEvent['type'], true>> = {'open-facts': true, 'choose-key': true, 'filter-by-key': true};

export const isFactsEvent = (event: {readonly type: string}): event is FactsEvent => Object.hasOwn(types, event.type);
