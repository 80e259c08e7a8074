import type {ActionId} from '../../actions/action.js';
import type {FeedView} from '../../monitor/snapshot.js';
import type {ActivityEntry} from '../../monitor/state.js';
import type {Filter} from '../../records/filter/filter.js';
import type {AlertsEvent, AlertsOverlay} from '../overlays/alerts/alerts-view.js';
import type {ExportAmount, ExportView} from '../overlays/export/export-view.js';
import type {FactsEvent, FactsView} from '../overlays/facts/facts-view.js';
import type {FilterLine} from '../overlays/filter-line/filter-line.js';
import type {RecordPlace, RecordView} from '../overlays/record-detail/record-view.js';
import type {StartForm, StartFormChange, StartPreset} from '../overlays/start-form/start-form.js';
import type {StreamList, StreamListChange} from '../overlays/stream-list/stream-list.js';
import type {PaneId} from '../frame/layout.js';
import type {ShardOrder} from '../shards/shard-order.js';

/**
A dangerous action waits for the stream's name.
*/
export type Question = {
	readonly type: 'confirmation';
	readonly actionId: ActionId;
	/**
	The name as it was when the question was asked.
	*/
	readonly streamName: string;
	readonly typed: string;
	/**
	Why the answer given last was not accepted.
	*/
	readonly complaint: string | undefined;
};

/**
What lies over the panes and takes the keys.
*/
export type Overlay = Question | FilterLine | RecordView | ExportView | StartForm | StreamList | FactsView | AlertsOverlay | {readonly type: 'help'; readonly offset: number};

/**
`at` is clock time in ms; the notice goes with the next key, or a while later by itself.
*/
export type Notice = {readonly text: string; readonly at: number};

/**
What a person looks at: everything on the screen that is not the stream's own state.
*/
export type ViewState = {
	readonly focus: PaneId;
	readonly isZoomed: boolean;
	readonly overlay: Overlay | undefined;
	/**
	Shards scrolled away at the top.
	*/
	readonly streamOffset: number;
	/**
	How the shards are sorted; undefined as long as nobody has said.
	*/
	readonly shardOrder: ShardOrder | undefined;
	/**
	Held still by `space` or by scrolling back; the records stay those of that moment, however many come and go meanwhile.
	*/
	readonly heldFeed: FeedView | undefined;
	/**
	Newer records than the one under the cursor.
	*/
	readonly feedOffset: number;
	/**
	Only the records that it lets pass are shown.
	*/
	readonly filter: Filter | undefined;
	/**
	Counts the turns in which the filter looked further through the buffer: there is more to draw.
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
	Alerts that somebody has seen (alerts/).
	*/
	readonly acknowledged: readonly string[];
	/**
	One line that answers the last key.
	*/
	readonly notice: Notice | undefined;
};

/**
What happens in the filter line, the open record and the export dialog.
*/
export type FeedToolEvent =
	| {readonly type: 'filter'; readonly step: 'open' | 'keep' | 'drop' | 'clear' | 'older' | 'newer'}
	| {readonly type: 'filter-typed'; readonly typed: string}
	| {readonly type: 'looked'}
	| {readonly type: 'open-record'; readonly feed: FeedView}
	| {readonly type: 'turn-record'}
	| {readonly type: 'show-record'; readonly place: RecordPlace}
	| {readonly type: 'open-export'; readonly path: string; readonly amount: ExportAmount}
	| {readonly type: 'edit-export'; readonly change: Partial<Pick<ExportView, 'path' | 'amount' | 'complaint'>>}
	| {readonly type: 'close-export'};

/**
What leads to another place in the stream, or to another stream: what is held or scrolled then is no more.
*/
export type NavigationEvent =
	| {readonly type: 'open-start-form'; readonly presets: readonly StartPreset[]}
	| {readonly type: 'edit-start-form'; readonly change: StartFormChange}
	| {readonly type: 'open-stream-list'; readonly streamName: string}
	| {readonly type: 'edit-stream-list'; readonly change: StreamListChange}
	| {readonly type: 'start-over'};

/**
`limit` is how far the thing can be scrolled at most; the one who presses the key knows the size of the screen.
*/
export type ViewEvent =
	| FeedToolEvent
	| FactsEvent
	| AlertsEvent
	| NavigationEvent
	| {readonly type: 'focus'; readonly step: 1 | -1}
	| {readonly type: 'toggle-zoom'}
	| {readonly type: 'sort-shards'; readonly order: ShardOrder}
	| {readonly type: 'toggle-freeze'; readonly feed: FeedView}
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
	| {readonly type: 'toggle-help'}
	| {readonly type: 'ask'; readonly actionId: ActionId; readonly streamName: string}
	| {readonly type: 'type'; readonly text: string}
	| {readonly type: 'erase'}
	| {readonly type: 'complain'; readonly complaint: string}
	| {readonly type: 'close-overlay'}
	| {readonly type: 'notice'; readonly notice: Notice | undefined};

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
	notice: undefined,
};
