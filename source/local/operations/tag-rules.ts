import {MAX_TAGS_PER_STREAM} from '../../kinesis/limits.js';
import {invalidArgument} from '../errors.js';

// B: Unicode letters, digits, white space and these symbols.
const ALLOWED_CHARACTERS = /^[\p{Letter}\p{Number}\p{Separator}+\-./:=@_]*$/u;

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
