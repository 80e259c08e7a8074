import type {ActionId} from '../actions/action.js';
import type {FeedView} from '../monitor/snapshot.js';
import type {ActivityEntry} from '../monitor/state.js';
import {paneIds, type PaneId} from './layout.js';

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
export type Overlay = Question | {readonly type: 'help'; readonly offset: number};

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
	Held still by `space` or by scrolling back; the records stay those of that moment, however many come and go meanwhile.
	*/
	readonly heldFeed: FeedView | undefined;
	/**
	Newest records scrolled away at the bottom.
	*/
	readonly feedOffset: number;
	readonly heldActivity: readonly ActivityEntry[] | undefined;
	/**
	Newest rows scrolled away at the bottom.
	*/
	readonly activityOffset: number;
	/**
	One line that answers the last key.
	*/
	readonly notice: Notice | undefined;
};

/**
`limit` is how far the thing can be scrolled at most; the one who presses the key knows the size of the screen.
*/
export type ViewEvent =
	| {readonly type: 'focus'; readonly step: 1 | -1}
	| {readonly type: 'toggle-zoom'}
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
	heldFeed: undefined,
	feedOffset: 0,
	heldActivity: undefined,
	activityOffset: 0,
	notice: undefined,
};

const clamp = (value: number, limit: number): number => Math.max(0, Math.min(value, limit));

/**
Scrolling back holds what is shown; scrolling down to the newest lets it go.
*/
const hold = <Content>(held: Content | undefined, current: Content, offset: number, by: number): Content | undefined => {
	if (offset > 0) {
		return held ?? current;
	}

	return by > 0 ? undefined : held;
};

const scroll = (view: ViewState, {by, limit, feed, activity}: Extract<ViewEvent, {type: 'scroll'}>): ViewState => {
	if (view.overlay) {
		return view.overlay.type === 'help' ? {...view, overlay: {...view.overlay, offset: clamp(view.overlay.offset + by, limit)}} : view;
	}

	switch (view.focus) {
		case 'stream': {
			return {...view, streamOffset: clamp(view.streamOffset + by, limit)};
		}

		case 'feed': {
			const feedOffset = clamp(view.feedOffset - by, limit);
			return {...view, feedOffset, heldFeed: hold(view.heldFeed, feed, feedOffset, by)};
		}

		case 'activity': {
			const activityOffset = clamp(view.activityOffset - by, limit);
			return {...view, activityOffset, heldActivity: hold(view.heldActivity, activity, activityOffset, by)};
		}

		case 'producer': {
			return view;
		}
	}
};

const step = (focus: PaneId, by: 1 | -1): PaneId => paneIds[(paneIds.indexOf(focus) + by + paneIds.length) % paneIds.length]!;

const inConfirmation = (view: ViewState, change: (question: Question) => Partial<Question>): ViewState =>
	view.overlay?.type === 'confirmation' ? {...view, overlay: {...view.overlay, ...change(view.overlay)}} : view;

/**
The next view. Pure: what it needs of the stream comes with the event.
*/
export const reduceView = (view: ViewState, event: ViewEvent): ViewState => {
	switch (event.type) {
		case 'focus': {
			return {...view, focus: step(view.focus, event.step)};
		}

		case 'toggle-zoom': {
			return {...view, isZoomed: !view.isZoomed};
		}

		case 'toggle-freeze': {
			return {...view, heldFeed: view.heldFeed ? undefined : event.feed, feedOffset: 0};
		}

		case 'scroll': {
			return scroll(view, event);
		}

		case 'toggle-help': {
			return {...view, overlay: view.overlay ? undefined : {type: 'help', offset: 0}};
		}

		case 'ask': {
			return {
				...view,
				overlay: {
					type: 'confirmation',
					actionId: event.actionId,
					streamName: event.streamName,
					typed: '',
					complaint: undefined,
				},
			};
		}

		case 'type': {
			return inConfirmation(view, ({typed}) => ({typed: typed + event.text, complaint: undefined}));
		}

		case 'erase': {
			return inConfirmation(view, ({typed}) => ({typed: [...typed].slice(0, -1).join(''), complaint: undefined}));
		}

		case 'complain': {
			return inConfirmation(view, () => ({complaint: event.complaint}));
		}

		case 'close-overlay': {
			return {...view, overlay: undefined};
		}

		case 'notice': {
			return view.notice === event.notice ? view : {...view, notice: event.notice};
		}
	}
};
