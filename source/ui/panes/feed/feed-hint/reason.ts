import type {Snapshot} from '../../../../monitor/snapshot.js';

/**
The keys that change something, as a person reads them; empty if there is no such key.
*/
export type HintKeys = {
	readonly produce: string;
	readonly start: string;
	readonly fanOut: string;
};

/**
The lines that say why the feed is empty; undefined if this is not the reason.
*/
export type Reason = (snapshot: Snapshot, keys: HintKeys) => readonly string[] | undefined;

/**
What a key does; nothing if there is no such key.
*/
export const withKey = (key: string, does: string): readonly string[] => key === '' ? [] : [`${key} ${does}`];
