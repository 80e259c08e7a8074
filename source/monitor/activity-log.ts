import type {ActivityEntry} from './state.js';

/**
Entries kept; older ones fall off.
*/
export const ACTIVITY_MAX_ENTRIES = 500;

/**
A new log with one more entry, at most ACTIVITY_MAX_ENTRIES long. An entry takes the place of the one before it in the same series.
*/
export const withEntry = (activity: readonly ActivityEntry[], entry: Omit<ActivityEntry, 'id'>): readonly ActivityEntry[] => {
	const last = activity.at(-1);
	const kept = entry.series !== undefined && entry.series === last?.series ? activity.slice(0, -1) : activity.slice(1 - ACTIVITY_MAX_ENTRIES);
	return [...kept, {...entry, id: (last?.id ?? 0) + 1}];
};
