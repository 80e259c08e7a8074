import {MAX_TAGS_PER_STREAM} from '../../../service/limits.js';
import {ascending} from '../../ascending.js';
import {invalidArgument} from '../../errors.js';
import type {Account} from '../../state/account.js';

/**
What has tags: a stream or a consumer.
*/
type Tagged = {
	readonly name: string;
	readonly tags: Map<string, string>;
};

// B: Unicode letters, digits, white space and these symbols. The service has other words for the percent sign than for the rest.
const KNOWN_CHARACTERS = /^[\p{Letter}\p{Number}\p{Separator}%+\-.\/:=@_]*$/v;

/**
B: tag keys with this prefix belong to the service; clients cannot add or remove them.
*/
const RESERVED_PREFIX = /^aws:/iv;

/**
Refuses texts that no tag can have, in the words that the tests of kinesalite had from the service; `deed` is what is refused.
*/
const checkTexts = (account: Account, deed: string, keys: readonly string[], values: readonly string[] = []) => {
	const texts = [...keys, ...values];
	if (texts.some(text => !KNOWN_CHARACTERS.test(text))) {
		throw invalidArgument('Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.');
	}

	const failed = `Failed to ${deed} under account ${account.accountId} because`;
	if (texts.some(text => text.includes('%'))) {
		throw invalidArgument(`${failed} some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.`);
	}

	if (keys.some(key => RESERVED_PREFIX.test(key))) {
		throw invalidArgument(`${failed} tag keys that begin with aws: are reserved.`);
	}
};

/**
Adds the tags of a call, if the service's rules allow all of them.
*/
export const addTags = (account: Account, {name, tags: existing}: Tagged, tags: Readonly<Record<string, string>> = {}): void => {
	const deed = `add tags to stream ${name}`;
	checkTexts(account, deed, Object.keys(tags), Object.values(tags));
	const keys = new Set([...existing.keys(), ...Object.keys(tags)]);
	if (keys.size > MAX_TAGS_PER_STREAM) {
		throw invalidArgument(`Failed to ${deed} under account ${account.accountId} because a given stream cannot have more than ${MAX_TAGS_PER_STREAM} tags associated with it.`);
	}

	for (const [key, value] of Object.entries(tags)) {
		existing.set(key, value);
	}
};

export const removeTags = (account: Account, {name, tags}: Tagged, keys: readonly string[]): void => {
	checkTexts(account, `remove tags from stream ${name}`, keys);
	for (const key of keys) {
		tags.delete(key);
	}
};

export const sortedTags = (tags: ReadonlyMap<string, string>): Array<{Key: string; Value: string}> =>
	tags.entries().map(([key, value]) => ({Key: key, Value: value})).toArray().toSorted((a, b) => ascending(a.Key, b.Key));
