import type {PaneSize} from '../drawing/pane-size.js';

/**
The panes, in the order of Tab.
*/
export const paneIds = ['stream', 'feed', 'producer', 'activity'] as const;

export type PaneId = (typeof paneIds)[number];

/**
Width and height of each pane with its frame.
*/
export type PaneSizes = Readonly<Partial<Record<PaneId, PaneSize>>>;
