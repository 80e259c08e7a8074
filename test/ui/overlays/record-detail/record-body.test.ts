import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import {createFilter, type Filter} from '../../../../source/records/filter/filter.js';
import {bodyRows, encodingOf, type BodyForm} from '../../../../source/ui/overlays/record-detail/record-body.js';
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
