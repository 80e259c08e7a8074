import type {Snapshot} from '../../../../monitor/snapshot.js';

/**
The keys that would change something, as a person reads them; empty where there is no such key.
*/
export type HintKeys = {
	readonly produce: string;
	readonly start: string;
	readonly fanOut: string;
};

/**
Lines that say why the feed is empty, or undefined when that is not the reason.
*/
export type Reason = (snapshot: Snapshot, keys: HintKeys) => readonly string[] | undefined;

/**
What a key does, where there is such a key.
*/
export const withKey = (key: string, does: string): readonly string[] => key === '' ? [] : [`${key} ${does}`];
