import {Buffer} from 'node:buffer';
import type {Clock} from '../time/clock.js';
import type {Random} from '../random.js';
import {createUuids} from './random-uuid.js';
import {createIsoTime} from './text/iso-time.js';

/**
The lab's event: a user, a page and a time.
*/
export type ClickEvent = {
	readonly event_id: string;
	readonly user_id: string;
	readonly url: string;
	/**
	ISO 8601, UTC.
	*/
	readonly ts: string;
};

/**
A click event as it is put. The partition key is the user, so that one user's clicks stay in order, in one shard.
*/
export type ClickEventEntry = {
	readonly id: string;
	readonly partitionKey: string;
	readonly data: Uint8Array;
};

export const CLICK_URLS = ['/', '/home', '/products', '/cart', '/checkout'] as const;

/**
The lab has five users.
*/
export const DEFAULT_USER_COUNT = 5;

const nameOfUser = (index: number): string => `user-${1 + index}`;

/**
The partition keys of this many users.
*/
export const userNames = (userCount: number): readonly string[] => Array.from({length: userCount}, (_, index) => nameOfUser(index));

/**
A user that makes this share of all clicks, above 0 and at most 1. The other users share the rest evenly. The user may be an additional one.
*/
export type HotUser = {readonly user: string; readonly share: number};

/**
The default hot user: nine of ten clicks fill one shard, and the others idle.
*/
export const DEFAULT_HOT_USER: HotUser = {user: nameOfUser(0), share: 0.9};

/**
Makes click events. The same seed gives the same ids, users and urls in the same order, on every machine; `ts` is the clock's time at which the event was made.
*/
export const createClickEvents = ({clock, random, userCount = DEFAULT_USER_COUNT, hotUser}: {
	readonly clock: Clock;
	readonly random: Random;
	readonly userCount?: number;
	readonly hotUser?: HotUser;
}): (() => ClickEventEntry) => {
	const isoTime = createIsoTime();
	const nextUuid = createUuids(random);
	const pick = (count: number): number => Math.floor(random() * count);
	// Each name is one string: it is looked up at every step of its record's way.
	const users: string[] = [];
	const userAt = (index: number): string => {
		users[index] ??= nameOfUser(index);
		return users[index];
	};

	// One of the users, each equally often.
	const evenUser = (): string => userAt(pick(userCount));

	// If one of the users is hot, the other users share the rest.
	const hotIndex = hotUser === undefined ? -1 : userNames(userCount).indexOf(hotUser.user);
	const otherUser = (): string => {
		if (hotIndex === -1) {
			return evenUser();
		}

		const index = pick(userCount - 1);
		return userAt(index < hotIndex ? index : index + 1);
	};

	const nextUser = hotUser === undefined
		? evenUser
		: (): string => random() < hotUser.share || (userCount === 1 && hotIndex === 0) ? hotUser.user : otherUser();
	// Only a name from outside can need escapes. JSON.stringify takes twice as long to check that.
	const hotText = hotUser && JSON.stringify(hotUser.user);

	return () => {
		const id = nextUuid();
		const user = nextUser();
		const url = CLICK_URLS[pick(CLICK_URLS.length)]!;
		const event = `{"event_id":"${id}","user_id":${user === hotUser?.user ? hotText! : `"${user}"`},"url":"${url}","ts":"${isoTime(clock.now())}"}`;
		return {id, partitionKey: user, data: Buffer.from(event)};
	};
};

/**
Whether a decoded value has the fields of a click event, from any writer.
*/
export const isClickEvent = (value: unknown): value is ClickEvent => {
	if (typeof value !== 'object' || value === null) {
		return false;
	}

	const {event_id: eventId, user_id: userId, url, ts} = value as Partial<Record<keyof ClickEvent, unknown>>;
	return typeof eventId === 'string' && typeof userId === 'string' && typeof url === 'string' && typeof ts === 'string';
};

// How JSON.stringify writes our own events, so that nothing need be parsed.
const ID_PREFIX = new TextEncoder().encode('{"event_id":"');
const ID_LENGTH = 36;
const ID_END = ID_PREFIX.length + ID_LENGTH;
const QUOTE = 0x22;

/**
The event_id of an event in the bytes that `createClickEvents` writes; undefined for any other data. Cheap enough for every record that is read.
*/
export const readEventId = (data: Uint8Array): string | undefined => {
	if (data.length <= ID_END || data[ID_END] !== QUOTE) {
		return undefined;
	}

	for (const [index, element] of ID_PREFIX.entries()) {
		if (data[index] !== element) {
			return undefined;
		}
	}

	return Buffer.from(data.buffer, data.byteOffset + ID_PREFIX.length, ID_LENGTH).toString('latin1');
};
