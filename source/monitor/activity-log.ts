import type {ActivityEntry} from './state.js';

/**
Entries kept; older ones fall off.
*/
export const ACTIVITY_MAX_ENTRIES = 500;

/**
A new log with one more entry, at most ACTIVITY_MAX_ENTRIES long.
*/
export const withEntry = (activity: readonly ActivityEntry[], entry: Omit<ActivityEntry, 'id'>): readonly ActivityEntry[] => [
	...activity.slice(1 - ACTIVITY_MAX_ENTRIES),
	{...entry, id: (activity.at(-1)?.id ?? 0) + 1},
];
