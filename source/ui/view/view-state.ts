import type {FeedView} from '../../monitor/feed/feed-view.js';
import type {ActivityEntry} from '../../monitor/state.js';
import type {Filter} from '../../records/filter/filter.js';
import type {PaneId} from '../panes/pane-ids.js';
import type {GuideView} from '../panes/guide/shown-step.js';
import type {ShardOrder} from '../shards/shard-order.js';
import {createShardTable, type ShardTable} from '../shards/shard-ranking.js';

/**
The state of an open overlay, as the view knows it. Each overlay adds its own fields.
*/
export type OpenOverlay = {
	/**
	The overlay's id.
	*/
	readonly type: string;
	/**
	Rows scrolled off the top; only for overlays that scroll.
	*/
	readonly offset?: number;
	/**
	The overlay below it, which shows again when it closes.
	*/
	readonly below?: OpenOverlay | undefined;
};

/**
`at` is clock time in ms. A notice disappears with the next key, or after a while.
*/
export type Notice = {
	readonly text: string;
	readonly at: number;
	/**
	An action failed: it stays longer.
	*/
	readonly isProblem?: boolean;
};

/**
What a person sees, without the stream's own state.
*/
export type ViewState = {
	readonly focus: PaneId;
	/**
	Whether the screen is for a projector; undefined leaves it as it began.
	*/
	readonly isLarge?: boolean | undefined;
	readonly isZoomed: boolean;
	readonly overlay: OpenOverlay | undefined;
	/**
	The shard under the cursor, by its place in the table. It stands in the first row, until the last rows are in sight.
	*/
	readonly streamOffset: number;
	/**
	The chosen order of the shards; undefined without a choice.
	*/
	readonly shardOrder: ShardOrder | undefined;
	/**
	Knows the rows of the shards as they stand in this view.
	*/
	readonly shardTable: ShardTable;
	/**
	The feed when it was frozen by `space` or by scrolling back. It keeps its records while new ones arrive.
	*/
	readonly heldFeed: FeedView | undefined;
	/**
	The number of records newer than the one under the cursor.
	*/
	readonly feedOffset: number;
	/**
	The filter of the feed.
	*/
	readonly filter: Filter | undefined;
	/**
	How often the filter has checked another part of the buffer. A new number causes a new frame.
	*/
	readonly looks: number;
	/**
	Filters of this session, oldest first.
	*/
	readonly filterHistory: readonly string[];
	readonly heldActivity: readonly ActivityEntry[] | undefined;
	/**
	Newest rows scrolled off the bottom.
	*/
	readonly activityOffset: number;
	/**
	Names of the acknowledged alerts (acknowledged.ts).
	*/
	readonly acknowledged: readonly string[];
	/**
	What somebody has agreed to in this session (overlays/first-write).
	*/
	readonly agreed: readonly string[];
	/**
	One line that answers the last key.
	*/
	readonly notice: Notice | undefined;
	/**
	The lab's guide; undefined while it is closed.
	*/
	readonly guide: GuideView | undefined;
	/**
	The views of the other tabs, by their ids, as they were left.
	*/
	readonly away: ReadonlyMap<number, ViewState>;
};

/**
What happens to an overlay from outside. `in-overlay` carries a change inside one.
*/
export type OverlayEvent =
	/**
	Opens it over the panes, or over the overlay that is open now.
	*/
	| {readonly type: 'open-overlay'; readonly overlay: OpenOverlay}
	/**
	Changes fields of the overlay, if it is the open one.
	*/
	| {readonly type: 'edit-overlay'; readonly id: string; readonly change: Record<string, unknown>}
	/**
	Changes the overlay and the view around it, if it is the open one.
	*/
	| {readonly type: 'in-overlay'; readonly id: string; next(view: ViewState, overlay: OpenOverlay): ViewState}
	/**
	Closes the overlay, if it is the open one.
	*/
	| {readonly type: 'close-overlay'; readonly id: string};

/**
`limit` is how far it can scroll; the sender knows the size of the screen.
*/
export type ViewEvent =
	| OverlayEvent
	| {readonly type: 'focus'; readonly step: 1 | -1}
	| {readonly type: 'focus-on'; readonly pane: PaneId}
	| {readonly type: 'toggle-zoom'}
	| {readonly type: 'in-size'; readonly isLarge: boolean}
	| {readonly type: 'sort-shards'; readonly order: ShardOrder}
	| {readonly type: 'toggle-freeze'; readonly feed: FeedView}
	/**
	Freezes the feed; one that is frozen already stays as it is.
	*/
	| {readonly type: 'hold-feed'; readonly feed: FeedView}
	/**
	Freezes the feed with the cursor on a record. `offset` is the number of newer records that are shown.
	*/
	| {readonly type: 'show-record'; readonly feed: FeedView; readonly offset: number}
	/**
	Leaves one state of the view: see `stepBack`.
	*/
	| {readonly type: 'step-back'}
	/**
	The filter has searched another part of the buffer.
	*/
	| {readonly type: 'looked'}
	/**
	Reading goes on elsewhere: overlays close, and what was held or scrolled is gone.
	*/
	| {readonly type: 'start-over'}
	/**
	Another tab is on the screen: its view goes on as it was left. `ids` are the tabs that are open.
	*/
	| {readonly type: 'to-tab'; readonly from: number; readonly to: number; readonly ids: readonly number[]}
	| {
		readonly type: 'scroll';
		/**
		Rows; negative is up, which is back in time for the feed and the activity.
		*/
		readonly by: number;
		readonly limit: number;
		readonly feed: FeedView;
		readonly activity: readonly ActivityEntry[];
	}
	| {readonly type: 'notice'; readonly notice: Notice | undefined}
	| {readonly type: 'guide'; readonly guide: GuideView | undefined};

export const initialViewState: ViewState = {
	focus: 'feed',
	isZoomed: false,
	overlay: undefined,
	streamOffset: 0,
	shardOrder: undefined,
	shardTable: createShardTable(),
	heldFeed: undefined,
	feedOffset: 0,
	filter: undefined,
	looks: 0,
	filterHistory: [],
	heldActivity: undefined,
	activityOffset: 0,
	acknowledged: [],
	agreed: [],
	notice: undefined,
	guide: undefined,
	away: new Map(),
};
