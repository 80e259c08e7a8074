import {useEffect} from 'react';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {ViewStore} from '../../view/view-store.js';
import {isLookedThrough, lookFurther} from './filtered-records.js';
import {feedOf} from './selection.js';

/**
The pause between two turns, for keys, frames and new records.
*/
const REST_MILLISECONDS = 10;

/**
Checks a large buffer against a new filter in many short turns.
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
