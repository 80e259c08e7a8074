import {isAlertsEvent, reduceAlerts} from '../overlays/alerts/alerts-view.js';
import {isFactsEvent, reduceFacts} from '../overlays/facts/facts-view.js';
import {isFeedToolEvent, reduceFeedTool} from './feed-tools.js';
import {paneIds, type PaneId} from '../frame/layout.js';
import {isNavigationEvent, reduceNavigation} from './navigation.js';
import type {Question, ViewEvent, ViewState} from './view-state.js';

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
		return view.overlay.type === 'help' || view.overlay.type === 'record' ? {...view, overlay: {...view.overlay, offset: clamp(view.overlay.offset + by, limit)}} : view;
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
	if (isFeedToolEvent(event)) {
		return reduceFeedTool(view, event);
	}

	if (isFactsEvent(event)) {
		return reduceFacts(view, event);
	}

	if (isAlertsEvent(event)) {
		return reduceAlerts(view, event);
	}

	if (isNavigationEvent(event)) {
		return reduceNavigation(view, event);
	}

	switch (event.type) {
		case 'focus': {
			return {...view, focus: step(view.focus, event.step)};
		}

		case 'toggle-zoom': {
			return {...view, isZoomed: !view.isZoomed};
		}

		case 'sort-shards': {
			return {...view, shardOrder: event.order, streamOffset: 0};
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
