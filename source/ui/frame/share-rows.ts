import type {PaneId} from '../panes/pane-ids.js';

/**
The rows that a pane needs at least, and those with which it shows all it has.
*/
export type Want = {readonly id: PaneId; readonly minimum: number; readonly comfortable: number};

/**
Gives each pane its minimum, then the focused pane what it needs, then the others in order. The pane `rest` takes what is left.
*/
export const shareRows = (available: number, wants: readonly Want[], focus: PaneId, rest: PaneId = 'feed'): Map<PaneId, number> => {
	const heights = new Map(wants.map(({id, minimum}) => [id, minimum]));
	let spare = available - wants.reduce((sum, {minimum}) => sum + minimum, 0);
	const inOrder = wants.toSorted((a, b) => Number(b.id === focus) - Number(a.id === focus));
	for (const {id, minimum, comfortable} of inOrder) {
		const extra = Math.min(spare, Math.max(0, comfortable - minimum));
		heights.set(id, minimum + extra);
		spare -= extra;
	}

	heights.set(rest, heights.get(rest)! + spare);
	return heights;
};
