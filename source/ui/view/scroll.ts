import type {ViewEvent, ViewState} from './view-state.js';

/**
How far something can be scrolled.
*/
export type Scroll = {
	/**
	Rows that can be scrolled away at most.
	*/
	readonly limit: number;
	/**
	Rows that Page Up and Page Down go: one less than what is shown, to keep the place.
	*/
	readonly page: number;
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

/**
Scrolls the open overlay, if it scrolls, or else the focused pane.
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
