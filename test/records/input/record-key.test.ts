import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {keyOf, type KeySource} from '../../../source/records/input/record-key.js';
import {createQuery, type Query} from '../../../source/records/query.js';

const query = (text: string): KeySource => ({type: 'query', text, query: createQuery(text) as Query});

const record = (data: string) => ({data: Buffer.from(data)});

test.each([
	['user_id', '{"user_id":"user-1"}', 'user-1'],
	['user.id', '{"user":{"id":7}}', '7'],
	['id', '{"id":12345678901234567890}', '12345678901234567890'],
	['ok', '{"ok":true}', 'true'],
	['id', '\u{FEFF}{"id":"a"}', 'a'],
])('%s of %s is %s', (expression, data, key) => {
	expect(keyOf(record(data), query(expression))).toBe(key);
});

test.each([
	['id', '{"other":1}', '--key-from id finds no text or number in it'],
	['id', '{"id":null}', '--key-from id finds no text or number in it'],
	['id', '{"id":[1]}', '--key-from id finds no text or number in it'],
	['id', 'text', '--key-from id wants JSON, and its data is none'],
	['id', '{"id":""}', 'its partition key is empty'],
	['length(id)', '{"id":1}', String.raw`^--key-from length\(id\): `],
])('%s of %s is no key', (expression, data, fault) => {
	expect(keyOf(record(data), query(expression))).toMatchObject({fault: expect.stringMatching(fault) as string});
});

test('a fixed key, a random one, and the line\'s own', () => {
	let made = 0;
	expect(keyOf(record(''), {type: 'text', key: 'k'})).toBe('k');
	expect(keyOf(record(''), {type: 'random', make: () => `r${++made}`})).toBe('r1');
	expect(keyOf({...record(''), partitionKey: 'own'}, {type: 'line'})).toBe('own');
	expect(keyOf(record(''), {type: 'line'})).toEqual({fault: 'it has no partition key'});
});
