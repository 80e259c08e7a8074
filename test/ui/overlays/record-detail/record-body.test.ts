import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {createFilter, type Filter} from '../../../../source/records/filter/filter.js';
import {
	bodyRows,
	encodingOf,
	formsOf,
	type BodyForm,
} from '../../../../source/ui/overlays/record-detail/record-body.js';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {appearance} from '../../frame.js';

const data = Buffer.from('{"a":[1,2,3]}');
const look = {width: 76, filter: undefined, appearance};

test('an open record is laid out once, however often it is drawn', () => {
	expect(bodyRows(data, 'json', {...look})).toBe(bodyRows(data, 'json', {...look}));
});

test.each<[string, () => [Uint8Array, BodyForm, typeof look]]>([
	['data', () => [Buffer.from('{"a":[1,2,4]}'), 'json', look]],
	['form', () => [data, 'text', look]],
	['width', () => [data, 'json', {...look, width: 5}]],
	['theme', () => [data, 'json', {...look, appearance: {...appearance, theme: {...appearance.theme, good: {}}}}]],
])('and anew for another %s', (_, change) => {
	const rows = bodyRows(data, 'json', look);
	expect(bodyRows(...change())).not.toBe(rows);
});

test('and anew for another filter, with its matches', () => {
	const filter = createFilter('2') as Filter;
	const rows = bodyRows(data, 'json', {...look, filter});
	expect(rows.flat().find(({text}) => text === '2')).toMatchObject(appearance.theme.match);
	expect(bodyRows(data, 'json', look).flat().find(({text}) => text === '2')).not.toMatchObject(appearance.theme.match);
});

test('what data is, is found out once', () => {
	const changed = Buffer.from('{}');
	expect(encodingOf(changed)).toBe('json');
	changed[0] = 0xFF;
	expect(encodingOf(changed)).toBe('json');
});

const shownOf = (shown: string): string => {
	const bytes = Buffer.from(shown);
	return bodyRows(bytes, formsOf(bytes)[0]!, look).map(row => lineText(row)).join('\n');
};

test('JSON in a text, and in base64, is opened below it', () => {
	expect(shownOf(JSON.stringify({message: '{"a":1}', n: 2}))).toBe('{\n  "message": "{\\"a\\":1}",\n    in it (JSON):\n    {\n      "a": 1\n    }\n  "n": 2\n}');
	expect(shownOf(Buffer.from('{"a":1}').toString('base64'))).toBe('  in it (base64, JSON):\n  {\n    "a": 1\n  }');
	expect(formsOf(Buffer.from('{"message":"plain"}'))).toEqual(['json', 'text', 'hex']);
});

test('JSON that is longer than what is shown is shown as it is, up to the middle of a string', () => {
	const rows = shownOf(JSON.stringify({a: ', [ { : '.repeat(20_000)})).split('\n');
	expect(rows[0]).toBe('{');
	expect(rows.slice(1, -1).join('')).toBe(`  "a": "${', [ { : '.repeat(20_000)}`.slice(0, (64 * 1024) + 2));
	expect(rows.at(-1)).toMatch(/^and [\d,]+ more bytes/v);
});
