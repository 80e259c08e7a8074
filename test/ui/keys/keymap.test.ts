import {describe, expect, test} from 'vitest';
import {actions} from '../../../source/actions/registry.js';
import {
	boundRows,
	commandFor,
	keyHints,
	keyOfAction,
	keyTable,
} from '../../../source/ui/keys/keymap.js';
import {createFilter, type Filter} from '../../../source/records/filter/filter.js';
import type {KeyRow} from '../../../source/ui/keys/key-row.js';
import {keyRows} from '../../../source/ui/keys/key-rows.js';
import {overlays} from '../../../source/ui/overlays/registry.js';
import {initialViewState, type ViewState} from '../../../source/ui/view/view-state.js';
import {frameLines} from '../frame.js';
import {
	absent,
	resharded,
	snapshot,
	state,
	tab,
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
	[':', {overlay: 'palette'}],
	['shift+tab', {view: 'previous-pane'}],
	['pageup', {view: 'page-up'}],
	['?', {overlay: 'help'}],
	['q', {view: 'quit'}],
	['ctrl+c', {view: 'quit'}],
	['X', undefined],
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

test('all keys of a row start the same action, or none of them starts one', () => {
	for (const {shown, commands} of keyRows) {
		expect(new Set(Object.values(commands).map(command => 'action' in command ? command.action : '')).size, shown).toBe(1);
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

test('a session without an action has no key for it, and keeps the keys of the view', () => {
	const viewOnly = boundRows({}, false);
	expect(viewOnly.flatMap(({commands}) => Object.values(commands)).filter(command => 'action' in command)).toEqual([]);
	expect(commandFor(viewOnly, 'z')).toEqual({view: 'toggle-zoom'});
	expect(commandFor(viewOnly, 'p')).toBeUndefined();
});

test('the table names the keys of a row, with the description of the row or of its action', () => {
	const table = keyTable();
	expect(table).toContainEqual({
		keys: 't', description: actions['tear-down'].description, section: 'The stream', commands: [{action: 'tear-down'}],
	});
	expect(table.find(({keys}) => keys === 'z')?.description).toBe('Gives the pane the whole screen, or shows all panes again.');
	expect(table).toHaveLength(keyRows.length + keyRows.filter(({elsewhere}) => elsewhere !== undefined).length);
});

describe('the footer stands in order', () => {
	const row = (shown: string, rest: Partial<KeyRow> = {}): KeyRow => ({
		shown, commands: {[shown]: {view: 'quit'}}, label: () => `${shown} does`, ...rest,
	});
	const hintsOf = (...given: readonly KeyRow[]) => keyHints(given, actions, snapshot(), initialViewState);

	test('a row without a label, or with none now, is not in it', () => {
		expect(hintsOf(row('a', {label: undefined}), row('b', {label: () => undefined}), row('c'))).toEqual([{keys: 'c', label: 'c does', importance: 'usual'}]);
	});

	test('what leads out stands first, and the others stay in their order', () => {
		const hints = hintsOf(row('a'), row('b', {importance: 'minor'}), row('c', {importance: 'way-out'}), row('d'), row('e', {importance: () => 'way-out'}));
		expect(hints.map(({keys, importance}) => `${keys} ${importance}`)).toEqual(['c way-out', 'e way-out', 'a usual', 'b minor', 'd usual']);
	});

	test('an importance may depend on the view and on the stream', () => {
		const hints = keyHints([row('a', {importance: (view, {shards}) => view.isZoomed && shards.length === 1 ? 'way-out' : 'minor'})], actions, snapshot(), {...initialViewState, isZoomed: true});
		expect(hints).toEqual([{keys: 'a', label: 'a does', importance: 'way-out'}]);
	});

	test('an action gives its own label, the row its group', () => {
		expect(hintsOf(row('+', {commands: {'+': {action: 'scale-up'}}, group: 'shards'}))).toEqual([{
			keys: '+', label: 'scale to 2', group: 'shards', importance: 'usual',
		}]);
	});

	test.each([
		['more-shards', '+', 'u'],
		['more-keys', 'u', '+'],
	] as const)('what helps a throttled producer leads out: %s', (type, helps, doesNot) => {
		const throttled = snapshot({producer: {...snapshot().producer, throttledPerSecond: 240, remedy: {type, shardCount: 2, acceptedPerSecond: 2000}}});
		const ways = keyHints(rows, actions, throttled, initialViewState).filter(({importance}) => importance === 'way-out').map(({keys}) => keys);
		expect(ways).toContain(helps);
		expect(ways).not.toContain(doesNot);
	});

	test.each([
		['feed', ['/ filter', 'Enter open', 'space freeze']],
		['producer', ['p pause', '> < rate', 'u 1,000 users']],
		['stream', ['+ - shards', 'r sort']],
	] as const)('on 80 columns the keys of the %s have room while it has the focus', (focus, own) => {
		const footer = frameLines(resharded(), {columns: 80, rows: 24}, {focus}).at(-1);
		for (const hint of own) {
			expect(footer).toContain(hint);
		}
	});

	test('r is offered where the shards have the focus', () => {
		const labels = (focus: 'feed' | 'stream') => keyHints(rows, actions, snapshot(), {...initialViewState, focus}).map(({label}) => label);
		expect(labels('stream')).toContain('sort');
		expect(labels('feed')).not.toContain('sort');
	});
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

	const hintOf = (keys: string, view: Partial<ViewState>, value = snapshot()) =>
		keyHints(rows, actions, value, {...initialViewState, ...view}).find(hint => hint.keys === keys);

	const filter = createFilter('cart') as Filter;
	const heldFeed = snapshot().feed;
	const heldActivity = state().activity;

	test.each([
		['takes a filter off', {filter}, 'no filter'],
		['takes a filter off before all else', {filter, heldActivity}, 'no filter'],
		['lets the activity go on', {heldActivity}, 'newest'],
		['is not named where z shows all panes', {heldActivity, isZoomed: true}, undefined],
		['is not named where space lets the feed go on', {heldActivity, heldFeed}, undefined],
		['is not named where there is nothing to leave', {}, undefined],
	] as const)('Esc %s', (_, view, label) => {
		expect(hintOf('Esc', view)?.label).toBe(label);
	});

	test.each([
		['the feed runs', {}, undefined],
		['a record is under the cursor', {heldFeed}, {label: 'copy', importance: 'usual'}],
		['the activity has the focus', {focus: 'activity'}, {label: 'copy command', importance: 'own'}],
	] as const)('y, where %s', (_, view, hint) => {
		expect(hintOf('y', view)).toEqual(hint && {keys: 'y', ...hint});
	});

	test.each([
		['the stream takes all', {}, 'usual'],
		['the stream throttles', {throttledPerSecond: 1}, 'way-out'],
		['records wait', {waiting: {records: 1, milliseconds: 0}}, 'way-out'],
	] as const)('fewer events a second where %s', (_, producer, importance) => {
		const value = snapshot();
		expect(hintOf('<', {}, {...value, producer: {...value.producer, ...producer}})?.importance).toBe(importance);
	});

	test('a way out first, also where its pane has the focus', () => {
		const value = snapshot();
		expect(hintOf('<', {focus: 'producer'}, {...value, producer: {...value.producer, throttledPerSecond: 1}})?.importance).toBe('way-out');
	});

	test.each([
		[0, undefined],
		[1, undefined],
		[2, 'tab'],
	])('of %i tabs, the numbers as %s', (count, label) => {
		const tabs = Array.from({length: count}, (_, index) => tab(index + 1));
		expect(hintOf('1 … 9', {}, snapshot(count === 0 ? {} : {tabs}))?.label).toBe(label);
	});
});
