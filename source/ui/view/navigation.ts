import {editStartForm, openStartForm} from '../overlays/start-form/start-form.js';
import {editStreamList, openStreamList} from '../overlays/stream-list/stream-list.js';
import type {NavigationEvent, ViewEvent, ViewState} from './view-state.js';

const types: Readonly<Record<NavigationEvent['type'], true>> = {
	'open-start-form': true,
	'edit-start-form': true,
	'open-stream-list': true,
	'edit-stream-list': true,
	'start-over': true,
};

export const isNavigationEvent = (event: ViewEvent): event is NavigationEvent => Object.hasOwn(types, event.type);

/**
The next view after an event of what leads to another place or stream.
*/
export const reduceNavigation = (view: ViewState, event: NavigationEvent): ViewState => {
	switch (event.type) {
		case 'open-start-form': {
			return openStartForm(view, event.presets);
		}

		case 'edit-start-form': {
			return editStartForm(view, event.change);
		}

		case 'open-stream-list': {
			return openStreamList(view, event.streamName);
		}

		case 'edit-stream-list': {
			return editStreamList(view, event.change);
		}

		case 'start-over': {
			return {
				...view, overlay: undefined, heldFeed: undefined, feedOffset: 0, streamOffset: 0,
			};
		}
	}
};
