import {paneIds, type PaneId} from '../panes/pane-ids.js';
import {scrollView} from './scroll.js';
import {stepBack} from './step-back.js';
import {toTab} from './to-tab.js';
import type {OverlayEvent, ViewEvent, ViewState} from './view-state.js';

const step = (focus: PaneId, by: 1 | -1): PaneId => paneIds[(paneIds.indexOf(focus) + by + paneIds.length) % paneIds.length]!;

const isOverlayEvent = (event: ViewEvent): event is OverlayEvent => event.type.endsWith('-overlay');

const reduceOverlay = (view: ViewState, event: OverlayEvent): ViewState => {
	const {overlay} = view;
	switch (event.type) {
		case 'open-overlay': {
			return {...view, overlay: overlay ? {...event.overlay, below: overlay} : event.overlay};
		}

		case 'edit-overlay': {
			return overlay?.type === event.id ? {...view, overlay: {...overlay, ...event.change}} : view;
		}

		case 'in-overlay': {
			return overlay?.type === event.id ? event.next(view, overlay) : view;
		}

		case 'close-overlay': {
			return overlay?.type === event.id ? {...view, overlay: overlay.below} : view;
		}
	}
};

/**
The next view. Pure: the event carries what it needs of the stream.
*/
export const reduceView = (view: ViewState, event: ViewEvent): ViewState => {
	if (isOverlayEvent(event)) {
		return reduceOverlay(view, event);
	}

	switch (event.type) {
		case 'focus': {
			return {...view, focus: step(view.focus, event.step)};
		}

		case 'focus-on': {
			return {...view, focus: event.pane};
		}

		case 'toggle-freeze': {
			return {...view, heldFeed: view.heldFeed ? undefined : event.feed, feedOffset: 0};
		}

		case 'hold-feed': {
			return {...view, heldFeed: view.heldFeed ?? event.feed};
		}

		case 'show-record': {
			return {
				...view, focus: 'feed', heldFeed: event.feed, feedOffset: event.offset,
			};
		}

		case 'step-back': {
			return stepBack(view);
		}

		case 'looked': {
			return {...view, looks: view.looks + 1};
		}

		case 'start-over': {
			return {
				...view, overlay: undefined, heldFeed: undefined, feedOffset: 0, streamOffset: 0,
			};
		}

		case 'to-tab': {
			return toTab(view, event);
		}

		case 'scroll': {
			return scrollView(view, event);
		}

		case 'notice': {
			return view.notice === event.notice ? view : {...view, notice: event.notice};
		}

		case 'guide': {
			return {...view, guide: event.guide};
		}

		case 'toggle-zoom': {
			return {...view, isZoomed: !view.isZoomed};
		}

		case 'in-size': {
			return {...view, isLarge: event.isLarge};
		}

		case 'sort-shards': {
			return {...view, shardOrder: event.order, streamOffset: 0};
		}
	}
};
