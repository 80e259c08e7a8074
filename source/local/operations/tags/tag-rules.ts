import {MAX_TAGS_PER_STREAM} from '../../../service/limits.js';
import {ascending} from '../../ascending.js';
import {invalidArgument} from '../../errors.js';

// B: Unicode letters, digits, white space and these symbols.
const ALLOWED_CHARACTERS = /^[\p{Letter}\p{Number}\p{Separator}+\-.\/:=@_]*$/v;

/**
The tags of a request, checked against the service's rules.
*/
export const tagEntries = (tags: Readonly<Record<string, string>> | undefined, existing: ReadonlyMap<string, string> = new Map()): Array<[string, string]> => {
	const entries = Object.entries(tags ?? {});
	if (entries.some(([key, value]) => !ALLOWED_CHARACTERS.test(key) || !ALLOWED_CHARACTERS.test(value))) {
		throw invalidArgument('Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - @ :.');
	}

	const keys = new Set([...existing.keys(), ...entries.map(([key]) => key)]);
	if (keys.size > MAX_TAGS_PER_STREAM) {
		throw invalidArgument(`A resource cannot have more than ${MAX_TAGS_PER_STREAM} tags associated with it.`);
	}

	return entries;
};

export const addTags = (existing: Map<string, string>, tags: Readonly<Record<string, string>>): void => {
	for (const [key, value] of tagEntries(tags, existing)) {
		existing.set(key, value);
	}
};

export const removeTags = (existing: Map<string, string>, keys: readonly string[]): void => {
	for (const key of keys) {
		existing.delete(key);
	}
};

export const sortedTags = (tags: ReadonlyMap<string, string>): Array<{Key: string; Value: string}> =>
	tags.entries().map(([key, value]) => ({Key: key, Value: value})).toArray().toSorted((a, b) => ascending(a.Key, b.Key));
