import type {ReactNode} from 'react';
import type {ActionId} from '../../actions/registry.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {PaneSize} from '../drawing/pane-size.js';
import type {Appearance} from '../appearance/appearance.js';
import type {Scroll} from '../view/scroll.js';
import type {ViewState} from '../view/view-state.js';
import type {PaneId} from './pane-ids.js';

/**
What a pane can see.
*/
export type PaneSight = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	/**
	Its own size, with the border.
	*/
	readonly size: PaneSize;
	readonly isFocused: boolean;
	/**
	The key that leads to an action, as a person reads it; empty if this session has none.
	*/
	keyOf(action: ActionId): string;
};

/**
A part of the dashboard that always shows if the layout has room.
*/
export type PaneDefinition = {
	readonly id: PaneId;
	Draw(sight: PaneSight): ReactNode;
	/**
	How far it scrolls; missing if it does not scroll.
	*/
	scroll?(sight: Pick<PaneSight, 'snapshot' | 'view' | 'size'>, appearance: Appearance): Scroll;
};

/**
How far `total` rows scroll in a pane that shows `rows` of them.
*/
export const scrollOf = (total: number, rows: number): Scroll => ({limit: Math.max(0, total - rows), page: Math.max(1, rows - 1)});
