import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import type {Appearance} from '../appearance/appearance.js';
import {overlayOf} from '../overlays/registry.js';
import {panes} from '../panes/registry.js';
import type {Scroll} from '../view/scroll.js';
import type {ShardOrder} from '../shards/shard-order.js';
import {arrangeStream, wantedRows} from '../panes/stream/stream-view.js';
import type {ViewState} from '../view/view-state.js';
import {stripLines} from './strip-lines.js';
import {layOut, type Layout} from './layout.js';
import {tabRows} from './tab-line.js';

/**
Whether this session has written anything, or is about to.
*/
const hasProduced = ({state, producer}: Snapshot): boolean => !state.isReadOnly && (producer.isProducing || producer.isDraining || producer.totals.sent > 0);

/**
The current layout.
*/
export const screenLayout = (snapshot: Snapshot, view: ViewState, size: Size, appearance: Appearance): Layout => {
	const {overlay} = view;
	const footer = overlay && overlayOf(overlay.type)?.footer?.(overlay, size.columns, appearance);
	return layOut({
		...size,
		focus: view.focus,
		isZoomed: view.isZoomed,
		shardRows: wantedRows(snapshot.shards, snapshot.at),
		hasProducer: hasProduced(snapshot),
		isLarge: appearance.isLarge ?? false,
		hasGuide: view.guide !== undefined,
		rowsBeside: (footer?.length ?? 1) + stripLines(snapshot, view, size.columns, appearance).length + (snapshot.replay ? 1 : 0) + tabRows(snapshot.tabs),
	});
};

/**
The current order of the shards. A hidden pane counts as one without room.
*/
export const shownOrder = (snapshot: Snapshot, view: ViewState, size: Size, appearance: Appearance): ShardOrder => {
	const pane = screenLayout(snapshot, view, size, appearance).panes.stream;
	return arrangeStream(snapshot, pane ?? {columns: 0, rows: 0}, view.isZoomed, view.shardOrder).order;
};

/**
How far the focused pane scrolls.
*/
export const paneScroll = (snapshot: Snapshot, view: ViewState, layout: Layout, appearance: Appearance): Scroll => {
	const {focus} = view;
	const size = layout.panes[focus];
	return (size && panes[focus].scroll?.({snapshot, view, size}, appearance)) ?? {limit: 0, page: 1};
};
