import type {FeedView} from '../../monitor/feed/feed-view.js';
import type {ActivityEntry} from '../../monitor/state.js';
import type {Filter} from '../../records/filter/filter.js';
import type {PaneId} from '../panes/pane-ids.js';
import type {GuideView} from '../panes/guide/shown-step.js';
import type {ShardOrder} from '../shards/shard-order.js';

/**
The state of an open overlay, as the view knows it. Each overlay in overlays/ adds fields of its own.
*/
export type OpenOverlay = {
	/**
	The overlay's id.
	*/
	readonly type: string;
	/**
	Rows scrolled away at the top; only overlays that scroll have it.
	*/
	readonly offset?: number;
	/**
	The overlay that it was opened from, and that is there again when it closes.
	*/
	readonly below?: OpenOverlay | undefined;
};

/**
`at` is clock time in ms. A notice goes with the next key, or by itself after a while.
*/
export type Notice = {readonly text: string; readonly at: number};

/**
What a person looks at: everything on the screen that is not the stream's own state.
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
	Shards scrolled away at the top.
	*/
	readonly streamOffset: number;
	/**
	How the shards are sorted; undefined until somebody chooses.
	*/
	readonly shardOrder: ShardOrder | undefined;
	/**
	The feed when it was frozen by `space` or by scrolling back. Its records stay while new ones arrive.
	*/
	readonly heldFeed: FeedView | undefined;
	/**
	Newer records than the one under the cursor.
	*/
	readonly feedOffset: number;
	/**
	Only records that pass it are shown.
	*/
	readonly filter: Filter | undefined;
	/**
	How many times the filter has searched another part of the buffer. A new number means: draw again.
	*/
	readonly looks: number;
	/**
	Filters of this session, oldest first.
	*/
	readonly filterHistory: readonly string[];
	readonly heldActivity: readonly ActivityEntry[] | undefined;
	/**
	Newest rows scrolled away at the bottom.
	*/
	readonly activityOffset: number;
	/**
	Names of the alerts that somebody has seen (acknowledged.ts).
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
};

/**
What happens to an overlay. What happens inside one is its own matter: `in-overlay` carries the change.
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
`limit` is how far the thing can be scrolled at most; whoever handles the key knows the size of the screen.
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
};
