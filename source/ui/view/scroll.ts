import type {ViewEvent, ViewState} from './view-state.js';

/**
How far something scrolls.
*/
export type Scroll = {
	/**
	The maximum number of rows to scroll.
	*/
	readonly limit: number;
	/**
	Rows of Page Up and Page Down: one less than shown, to keep the place.
	*/
	readonly page: number;
};

const clamp = (value: number, limit: number): number => Math.max(0, Math.min(value, limit));

/**
Scrolling back freezes the view; scrolling to the newest lets it run again.
*/
const hold = <Content>(held: Content | undefined, current: Content, offset: number, by: number): Content | undefined => {
	if (offset > 0) {
		return held ?? current;
	}

	return by > 0 ? undefined : held;
};

/**
Scrolls the open overlay if it scrolls, otherwise the focused pane.
*/
export const scrollView = (view: ViewState, {by, limit, feed, activity}: Extract<ViewEvent, {type: 'scroll'}>): ViewState => {
	const {overlay} = view;
	if (overlay) {
		return overlay.offset === undefined ? view : {...view, overlay: {...overlay, offset: clamp(overlay.offset + by, limit)}};
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
