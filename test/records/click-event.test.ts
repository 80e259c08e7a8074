import {describe, expect, test} from 'vitest';
import {seededRandom} from '../../source/random.js';
import {createClickEvents, isClickEvent, readEventId} from '../../source/records/click-event.js';
import {createManualClock} from '../helpers/manual-clock.js';

const decode = (data: Uint8Array) => JSON.parse(new TextDecoder().decode(data)) as Record<string, string>;

const eventsOf = (seed: number, count: number, users: Partial<Parameters<typeof createClickEvents>[0]> = {}) => {
	const next = createClickEvents({clock: createManualClock(), random: seededRandom(seed), ...users});
	return Array.from({length: count}, () => next());
};

test('an event is what the lab describes, keyed by its user', () => {
	const events = eventsOf(1, 500);
	for (const {id, partitionKey, data} of events) {
		const event = decode(data);
		expect(new TextDecoder().decode(data)).toBe(JSON.stringify(event));
		expect(Object.keys(event)).toEqual(['event_id', 'user_id', 'url', 'ts']);
		expect(event).toMatchObject({event_id: id, user_id: partitionKey, ts: '2026-01-01T00:00:00.000Z'});
		expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/v);
	}

	const valuesOf = (field: string) => new Set(events.map(({data}) => decode(data)[field]));
	expect(valuesOf('user_id')).toEqual(new Set(['user-1', 'user-2', 'user-3', 'user-4', 'user-5']));
	expect(valuesOf('url')).toEqual(new Set(['/', '/home', '/products', '/cart', '/checkout']));
	expect(valuesOf('event_id').size).toBe(500);
});

test('a seed repeats the events; another seed gives others', () => {
	expect(eventsOf(7, 20)).toEqual(eventsOf(7, 20));
	expect(eventsOf(7, 20)).not.toEqual(eventsOf(8, 20));
});

describe('a hot user', () => {
	const countsOf = (count: number, users: Parameters<typeof eventsOf>[2]) => {
		const counts = new Map<string, number>();
		for (const {partitionKey} of eventsOf(3, count, users)) {
			counts.set(partitionKey, (counts.get(partitionKey) ?? 0) + 1);
		}

		return counts;
	};

	test.each([
		['one of the users', 'user-2', 5],
		['the first of them', 'user-1', 5],
		['somebody else', 'Łukasz', 6],
	])('makes so much of the clicks as is said, and the others share the rest evenly: %s', (_, user, users) => {
		const counts = countsOf(20_000, {hotUser: {user, share: 0.9}});
		expect(counts.size).toBe(users);
		expect(counts.get(user)! / 20_000).toBeCloseTo(0.9, 1);
		for (const [other, count] of counts) {
			if (other !== user) {
				expect(count / 2000).toBeCloseTo(1 / (users - 1), 1);
			}
		}
	});

	test('who clicks alone makes all', () => {
		expect(countsOf(50, {userCount: 1, hotUser: {user: 'user-1', share: 0.1}})).toEqual(new Map([['user-1', 50]]));
	});

	test('an additional one leaves the rest to the only other', () => {
		const counts = countsOf(1000, {userCount: 1, hotUser: {user: 'Łukasz', share: 0.5}});
		expect(counts.keys().toArray().toSorted()).toEqual(['user-1', 'Łukasz']);
		expect(counts.get('Łukasz')! / 1000).toBeCloseTo(0.5, 1);
	});

	test('a name with quotes is still JSON', () => {
		const [event] = eventsOf(1, 1, {hotUser: {user: String.raw`"a\b"`, share: 1}});
		expect(decode(event!.data)).toMatchObject({user_id: String.raw`"a\b"`});
		expect(event!.partitionKey).toBe(String.raw`"a\b"`);
	});
});

test.each([
	['another writer\'s JSON', '{"event_id": "3f2c6f7e-1111-4222-8333-444455556666"}'],
	['a shorter id', '{"event_id":"3f2c"}'],
	['other text of that length', 'x'.repeat(80)],
	['nothing', ''],
])('readEventId finds our own ids and none in %s', (_name, text) => {
	const [event] = eventsOf(1, 1);
	expect(readEventId(event!.data)).toBe(event!.id);
	expect(readEventId(new TextEncoder().encode(text))).toBeUndefined();
});

test('an id is not taken from what only nearly is our own event', () => {
	const [event] = eventsOf(1, 1);
	const text = new TextDecoder().decode(event!.data);
	const idOf = (changed: string) => readEventId(new TextEncoder().encode(changed));
	const idEnd = text.indexOf('","');
	expect(idOf(text.slice(0, idEnd + 1))).toBe(event!.id);
	expect(idOf(text.slice(0, idEnd))).toBeUndefined();
	expect(idOf(text.replace('event_id', 'event-id'))).toBeUndefined();
	expect(idOf(text.split(event!.id).join(`${event!.id}0`))).toBeUndefined();
});

const fields = {
	event_id: '1', user_id: 'user-1', url: '/', ts: '2026-01-01T00:00:00Z',
};

test.each<[string, unknown, boolean]>([
	['with its four texts', fields, true],
	['with more than these', {...fields, referrer: '/home'}, true],
	...Object.keys(fields).map((name): [string, unknown, boolean] => [`without ${name}`, {...fields, [name]: undefined}, false]),
	...Object.keys(fields).map((name): [string, unknown, boolean] => [`with a number for ${name}`, {...fields, [name]: 1}, false]),
	['that is null', null, false],
	['that is a text', 'user-1', false],
	['that is nothing', undefined, false],
])('a value %s is a click event: %o, %s', (_name, value, expected) => {
	expect(isClickEvent(value)).toBe(expected);
});
