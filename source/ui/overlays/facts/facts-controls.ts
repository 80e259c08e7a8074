import type {Snapshot} from '../../../monitor/snapshot.js';
import type {KeyPress} from '../../keys/key-press.js';
import type {ViewStore} from '../../view/view-store.js';
import {chosenKey, type FactsView} from './facts-view.js';

type Options = {
	look(): Snapshot;
	readonly view: ViewStore;
};

const steps: ReadonlyMap<string, number> = new Map([
	['up', -1],
	['down', 1],
	['home', -Infinity],
	['end', Infinity],
]);

const closing: ReadonlySet<string> = new Set(['i', 'escape', 'q']);

/**
The keys of the facts: arrows choose a partition key, Enter shows its records alone.
*/
export const createFactsControls = ({look, view}: Options) => ({
	press(overlay: FactsView, {name}: KeyPress) {
		const {keys} = look().facts;
		const chosen = chosenKey(overlay, keys);
		const step = steps.get(name);
		const next = keys[Math.max(0, Math.min(chosen + (step ?? 0), keys.length - 1))];
		if (closing.has(name) || (name === 'enter' && !next)) {
			view.dispatch({type: 'close-overlay'});
		} else if (name === 'enter') {
			view.dispatch({type: 'filter-by-key', key: next!.key});
		} else if (step !== undefined && next) {
			view.dispatch({type: 'choose-key', key: next.key});
		}
	},
});

export type FactsControls = ReturnType<typeof createFactsControls>;
