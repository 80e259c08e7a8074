import {describe, expect, test} from 'vitest';
import {actions, type ActionId} from '../../../source/actions/registry.js';
import {overlays} from '../../../source/ui/overlays/registry.js';
import {allKeys} from '../../../source/ui/keys/keymap.js';
import {paletteRows} from '../../../source/ui/overlays/palette/palette-rows.js';
import {openSession, sizes} from '../session.js';
import {snapshot, state} from '../snapshots.js';

const rows = (typed = '', shown = snapshot(), isReadOnly = false) => paletteRows(allKeys(actions, isReadOnly), typed, shown);

test('every action with a key and every view with a key is there', () => {
	const commands = new Set(rows().map(({command}) => JSON.stringify(command)));
	for (const {id, key} of overlays) {
		// A shard is opened by the key of a record.
		expect(commands.has(JSON.stringify({overlay: id}))).toBe((key !== undefined && id !== 'palette') || id === 'shard');
	}

	const found = rows().flatMap(({command}) => 'action' in command ? [command.action] : []);
	expect(found).toEqual(expect.arrayContaining(['toggle-producer', 'scale-up', 'scale-down', 'create-stream', 'tear-down'] satisfies ActionId[]));
});

test.each([
	['tear', 't'],
	['tree', 'l'],
	['scaleup', '+'],
	['doubles', '+'],
	['retention', 'd'],
	['Fan-Out cons', 'd'],
	['split', 'Enter'],
	['merge', 'Enter'],
	['zzzz', undefined],
])('“%s” finds %s', (typed, keys) => {
	expect(rows(typed)[0]?.keys).toBe(keys);
});

test('what is not possible now says why', () => {
	const reasonOf = (keys: string, ...of: Parameters<typeof rows>) => rows(...of).find(row => row.keys === keys)?.reason;
	expect(reasonOf('p')).toBeUndefined();
	expect(reasonOf('c')).toBe(actions['create-stream'].isEnabled(snapshot()));
	const absent = state({connectivity: 'absent', stream: undefined});
	expect(reasonOf('t', '', snapshot({state: absent}))).toBe('no stream');
	const readOnly = state({isReadOnly: true});
	expect(reasonOf('+', '', snapshot({state: readOnly}), true)).toBe('read-only');
});

describe('on the screen', () => {
	test('a few letters and Enter do it as the key would, with its question', () => {
		const session = openSession();
		session.type(':tear');
		expect(session.frame()).toContain('tear down: Deletes the stream');
		session.type('<enter>');
		expect(session.view.getView().overlay).toMatchObject({type: 'confirmation'});
	});

	test('Enter opens a view, and Esc leads from there to the panes', () => {
		const session = openSession();
		session.type(':family<enter>');
		expect(session.view.getView().overlay).toMatchObject({type: 'family-tree'});
		session.type('<escape>');
		expect(session.view.getView().overlay).toBeUndefined();
	});

	test('a shard is opened to be split, wherever the focus is', () => {
		const session = openSession();
		session.type(':split<enter>');
		expect(session.view.getView().overlay).toMatchObject({type: 'shard'});
	});

	test('what is not possible is not done, and the reason shows', () => {
		const started: string[] = [];
		const session = openSession({
			initial: snapshot({state: state({connectivity: 'absent', stream: undefined})}),
			run(id) {
				started.push(id);
			},
		});
		session.type(':doubles<enter>');
		expect(started).toEqual([]);
		expect(session.view.getView().notice?.text).toMatch(/^scale up: no stream$/v);
	});

	test('arrows stop at the ends, and typing begins at the best match again', () => {
		const session = openSession();
		session.type(':<up><down><down>');
		expect(session.view.getView().overlay).toMatchObject({place: 2});
		session.type('<pagedown><pagedown><pagedown><pagedown><pagedown>');
		expect(session.view.getView().overlay).toMatchObject({place: rows().length - 1});
		session.type('x');
		expect(session.view.getView().overlay).toMatchObject({place: 0});
	});

	test('what is pasted is typed, never done', () => {
		const session = openSession();
		session.type(':');
		session.paste('tear\n');
		expect(session.view.getView().overlay).toMatchObject({type: 'palette', typed: 'tear'});
	});

	test.each([...sizes, ['40×10', {columns: 40, rows: 10}] as const])('it fits into %s, with the key and the reason in each row', (_name, size) => {
		const session = openSession({size});
		session.type(':');
		const lines = session.frame(size).split('\n');
		expect(lines).toHaveLength(size.rows - 1);
		expect(lines.join('\n')).toMatch(/│ p {7}toggle producer: /v);
	});
});
