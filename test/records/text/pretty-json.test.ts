import fc from 'fast-check';
import {expect, test} from 'vitest';
import {prettyJson} from '../../../source/records/text/pretty-json.js';

const textOf = (json: string): string => prettyJson(json).map(tokens => tokens.map(({text}) => text).join('')).join('\n');

test('any JSON is laid out as JSON.stringify does it', () => {
	fc.assert(fc.property(fc.jsonValue(), value => {
		// `JSON.stringify` of what was parsed, so that both begin with the same text.
		const json = JSON.stringify(value);
		expect(textOf(json)).toBe(JSON.stringify(JSON.parse(json), undefined, 2));
	}));
});

test('digits, doubled fields and empty containers stay as they are', () => {
	expect(textOf('{"n":12345678901234567890,"n":1.0,"a":[],"o":{ }}')).toBe('{\n  "n": 12345678901234567890,\n  "n": 1.0,\n  "a": [],\n  "o": {}\n}');
});

test('kinds, for the colours', () => {
	expect(prettyJson('{"a":["b",-1,true,null]}').flat().filter(({text}) => text.trim() !== '').map(({kind, text}) => `${kind} ${text}`)).toEqual([
		'mark {', 'name "a"', 'mark : ', 'mark [', 'string "b"', 'mark ,', 'number -1', 'mark ,', 'word true', 'mark ,', 'word null', 'mark ]', 'mark }',
	]);
});

test('thousands of brackets do not take their square in blanks', () => {
	expect(textOf('['.repeat(30_000)).length).toBeLessThan(30_000 * 50);
});

test('a text that is cut within a string ends with that string, whatever is in it', () => {
	expect(textOf('{"a":"x, y: [1, {2}]')).toBe('{\n  "a": "x, y: [1, {2}]');
	expect(prettyJson(String.raw`["a\"b, {`).flat().filter(({text}) => text.trim() !== '').map(({kind, text}) => `${kind} ${text}`)).toEqual(['mark [', String.raw`string "a\"b, {`]);
});
