import {expect, test} from 'vitest';
import {seededRandom} from '../../source/random.js';
import {createClickEvents, readEventId} from '../../source/records/click-event.js';
import {createManualClock} from '../helpers/manual-clock.js';

const decode = (data: Uint8Array) => JSON.parse(new TextDecoder().decode(data)) as Record<string, string>;

const eventsOf = (seed: number, count: number) => {
	const next = createClickEvents({clock: createManualClock(), random: seededRandom(seed)});
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
