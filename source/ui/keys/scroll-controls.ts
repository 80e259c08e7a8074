import type {Snapshot} from '../../monitor/snapshot.js';
import type {Appearance} from '../appearance/appearance.js';
import {helpScroll} from '../overlays/help/help-lines.js';
import type {Size} from '../../size.js';
import type {Layout} from '../frame/layout.js';
import {recordScroll} from '../overlays/record-detail/record-view.js';
import type {ViewState} from '../view/view-state.js';
import type {ViewStore} from '../view/view-store.js';
import {paneScroll, screenLayout, type Scroll} from '../frame/viewport.js';
import type {Actions} from './keymap.js';
import type {ScrollCommand} from './key-rows.js';

type Options = {
	look(): Snapshot;
	readonly view: ViewStore;
	readonly actions: Actions;
	readonly isReadOnly: boolean;
	readonly appearance: Appearance;
};

export type ScrollControls = Readonly<Record<ScrollCommand, (size: Size) => void>>;

/**
Scrolling of what is looked at: the open record, the help, or else the focused pane. `size` is the terminal's.
*/
export const createScrollControls = ({look, view, actions, isReadOnly, appearance}: Options): ScrollControls => {
	const scrollOf = (snapshot: Snapshot, current: ViewState, layout: Layout): Scroll => {
		if (current.overlay?.type === 'record') {
			return recordScroll(snapshot, current, layout.frame, appearance);
		}

		return current.overlay
			? helpScroll(actions, isReadOnly, layout.frame, appearance)
			: paneScroll(snapshot, current, layout, appearance);
	};

	/**
	Scrolls by a number of rows, which may depend on how many make a page.
	*/
	const scroller = (by: (page: number) => number) => (size: Size) => {
		const snapshot = look();
		const current = view.getView();
		const layout = screenLayout(snapshot, current, size, appearance);
		const {limit, page} = scrollOf(snapshot, current, layout);
		view.dispatch({
			type: 'scroll',
			by: by(page),
			limit,
			feed: snapshot.feed,
			activity: snapshot.state.activity,
		});
	};

	return {
		'line-up': scroller(() => -1),
		'line-down': scroller(() => 1),
		'page-up': scroller(page => -page),
		'page-down': scroller(page => page),
		'to-start': scroller(() => -Infinity),
		'to-end': scroller(() => Infinity),
	};
};
