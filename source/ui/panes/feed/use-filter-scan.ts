import {useEffect} from 'react';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {ViewStore} from '../../view/view-store.js';
import {isLookedThrough, lookFurther} from './filtered-records.js';
import {feedOf} from './selection.js';

/**
Between two turns keys are read, frames drawn, records taken in.
*/
const REST_MILLISECONDS = 10;

/**
Looks through a large buffer in many short turns, for a filter that was just typed.
*/
export const useFilterScan = (snapshot: Snapshot, store: ViewStore) => {
	const view = store.getView();
	const feed = feedOf(snapshot, view);
	const {filter} = view;
	useEffect(() => {
		if (!filter || isLookedThrough(feed, filter)) {
			return;
		}

		const timer = setTimeout(() => {
			lookFurther(feed, filter);
			store.dispatch({type: 'looked'});
		}, REST_MILLISECONDS);
		return () => {
			clearTimeout(timer);
		};
	});
};
