import {describe, expect, test} from 'vitest';
import {actions} from '../../../source/actions/registry.js';
import {
	boundRows,
	commandFor,
	keyHints,
	keyOfAction,
	keyTable,
} from '../../../source/ui/keys/keymap.js';
import {keyRows} from '../../../source/ui/keys/key-rows.js';
import {overlays} from '../../../source/ui/overlays/registry.js';
import {initialViewState} from '../../../source/ui/view/view-state.js';
import {
	absent,
	resharded,
	snapshot,
	state,
} from '../snapshots.js';

const rows = boundRows(actions, false);

test('every key means one thing', () => {
	const names = keyRows.flatMap(({commands}) => Object.keys(commands));
	expect(new Set(names).size).toBe(names.length);
});

test.each([
	['p', {action: 'toggle-producer'}],
	['>', {action: 'raise-rate'}],
	['<', {action: 'lower-rate'}],
	['u', {action: 'next-users'}],
	['+', {action: 'scale-up'}],
	['=', {action: 'scale-up'}],
	['-', {action: 'scale-down'}],
	['_', {action: 'scale-down'}],
	['.', {action: 'raise-rate'}],
	[',', {action: 'lower-rate'}],
	['c', {action: 'create-stream'}],
	['t', {action: 'tear-down'}],
	['space', {view: 'toggle-freeze'}],
	['s', {overlay: 'start-form'}],
	['o', {overlay: 'stream-list'}],
	[':', {overlay: 'stream-list'}],
	['shift+tab', {view: 'previous-pane'}],
	['pageup', {view: 'page-up'}],
	['?', {overlay: 'help'}],
	['q', {view: 'quit'}],
	['ctrl+c', {view: 'quit'}],
	['x', undefined],
	['constructor', undefined],
])('%s', (name, command) => {
	expect(commandFor(rows, name)).toEqual(command);
});

test('a read-only session has no key that changes the stream', () => {
	const readOnly = boundRows(actions, true);
	const bound = readOnly.flatMap(({commands}) => Object.values(commands)).filter(command => 'action' in command);
	expect(bound.filter(({action}) => actions[action].changesStream)).toEqual([]);
	expect(commandFor(readOnly, 't')).toBeUndefined();
	expect(keyTable(actions, true).map(({keys}) => keys)).not.toContain('t');
});

test('every row of the table says what its keys do', () => {
	for (const {keys, description} of keyTable()) {
		expect(description, keys).not.toBe('');
	}
});

test('every overlay says a row of the help that its key stands after', () => {
	const shown = new Set(keyRows.map(row => row.shown));
	expect(overlays.flatMap(({key}) => key ? [key.after] : []).filter(after => !shown.has(after))).toEqual([]);
});

test('a hint can name the key that leads to an action', () => {
	expect(keyOfAction(rows, 'create-stream')).toBe('c');
	expect(keyOfAction(rows, 'restart-reading')).toBe('s');
	expect(keyOfAction(boundRows(actions, true), 'create-stream')).toBe('');
});

describe('the footer offers', () => {
	const offered = (...parameters: Partial<Parameters<typeof keyHints>>) =>
		keyHints(rows, actions, parameters[2] ?? snapshot(), parameters[3] ?? initialViewState).map(({keys, label}) => `${keys} ${label}`);
	const offeredAt = (value: ReturnType<typeof snapshot>) => offered(undefined, undefined, value);

	test('no scaling down from one shard', () => {
		const hints = offeredAt(snapshot());
		expect(hints).toContain('+ scale to 2');
		expect(hints.filter(hint => hint.startsWith('- '))).toEqual([]);
	});

	test('the next legal targets both ways', () => {
		expect(offeredAt(resharded())).toEqual(expect.arrayContaining(['+ scale to 4', '- scale to 1']));
	});

	test('creating only without a stream, and then nothing that needs one', () => {
		const hints = offeredAt(absent());
		expect(hints).toContain('c create');
		expect(hints.join(' ')).not.toMatch(/scale|tear down|produce/v);
		expect(offeredAt(snapshot()).join(' ')).not.toContain('create');
	});

	test('no scaling while the stream is UPDATING', () => {
		const updating = snapshot({state: state({stream: {...state().stream!, status: 'UPDATING'}})});
		expect(offeredAt(updating).join(' ')).not.toMatch(/scale|tear down/v);
	});

	test('what p does now', () => {
		expect(offeredAt(snapshot())).toContain('p pause');
		const paused = snapshot({producer: {...snapshot().producer, isProducing: false}});
		expect(offeredAt(paused)).toContain('p produce');
	});
});
