import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {createFilter, type Filter} from '../../../source/records/filter/filter.js';
import {decodeData} from '../../../source/records/text/decode.js';
import {parseJson, TooManyContainers} from '../../../source/records/text/parse-json.js';
import {toJsonLine} from '../../../source/records/record-json.js';

const MILLION = 1_000_000;

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

test.each<[string, string]>([
	['nested in each other', nested(5 * MILLION)],
	['not closed', '['.repeat(MILLION + 1)],
	['beside each other', `[${'{},'.repeat(MILLION)}1]`],
	['behind strings', `[${String.raw`"\\",`.repeat(1000)}${'[],'.repeat(MILLION)}1]`],
])('JSON with more than a million lists or objects, %s, is not parsed', (_, text) => {
	expect(() => parseJson(text)).toThrow(TooManyContainers);
});

test.each<[string, string]>([
	['a million', `[${'[],'.repeat(MILLION - 2)}[]]`],
	['brackets in a string', JSON.stringify(`${String.raw`\"`}${'['.repeat(2 * MILLION)}`)],
	['a string that ends in a backslash', JSON.stringify([String.raw`\\`.repeat(MILLION), '{'.repeat(MILLION)])],
	['long numbers', `[${'1,'.repeat(MILLION)}1]`],
])('but JSON with %s is', (_, text) => {
	// `toEqual` takes ten seconds for a million lists.
	const isSame = JSON.stringify(parseJson(text)) === JSON.stringify(JSON.parse(text));
	expect(isSame).toBe(true);
});

test.each(['', '{', '"', '[1,]', '"'.repeat(3 * MILLION), String.raw`"\"`.repeat(MILLION)])('what is no JSON throws what JSON.parse throws (%#)', text => {
	expect(() => parseJson(text)).toThrow(SyntaxError);
});

test('it is text for the screen and for tail, and a filter says why it does not pass', () => {
	const text = nested(5 * MILLION);
	const data = Buffer.from(text);
	expect(decodeData(data).encoding).toBe('utf8');
	const record = {SequenceNumber: '1', PartitionKey: 'k', Data: data};
	expect(toJsonLine('shardId-000000000000', record)).toContain('"encoding":"utf8"');
	const filter = createFilter('a=1') as Filter;
	expect(filter.matches({shardId: 'shardId-000000000000', record})).toBe(false);
	expect(filter.unreadable).toBe('The filter does not let record 1 of shardId-000000000000 pass: its JSON is too large to be looked into: it has more than 1,000,000 lists and objects.');
});
