import {describe, expect, test} from 'vitest';
import {joinings} from '../../../source/actions/joining.js';
import type {ActionId, InputOf} from '../../../source/actions/registry.js';
import type {Snapshot} from '../../../source/monitor/snapshot.js';
import type {LeftStream} from '../../../source/ui/view/services.js';
import {openSession} from '../session.js';
import {
	absent,
	clickFeed,
	openShard,
	resharded,
	snapshot,
	state,
} from '../snapshots.js';

const setUp = (initial: Snapshot = snapshot()) => {
	const runs: Array<{id: ActionId; input: InputOf<ActionId>}> = [];
	let quits = 0;
	const session = openSession({
		initial,
		run(id, input) {
			runs.push({id, input});
		},
		quit() {
			quits++;
		},
	});
	return {
		...session,
		runs,
		get quits() {
			return quits;
		},
	};
};

test.each([
	['p', 'toggle-producer'],
	['>', 'raise-rate'],
	['.', 'raise-rate'],
	['<', 'lower-rate'],
	[',', 'lower-rate'],
	['+', 'scale-up'],
	['=', 'scale-up'],
] as const)('%s runs %s', (key, id) => {
	const session = setUp();
	session.press(key);
	expect(session.runs).toEqual([{id, input: {}}]);
});

test.each(['-', '_'])('%s scales down', key => {
	const session = setUp(resharded());
	session.press(key);
	expect(session.runs).toEqual([{id: 'scale-down', input: {}}]);
});

test('a key whose action cannot run now says why, until the next key', () => {
	const session = setUp();
	session.press('-');
	expect(session.runs).toEqual([]);
	expect(session.view.getView().notice).toMatchObject({text: 'scale to 1: already 1 shard: the least'});
	session.press('tab');
	expect(session.view.getView().notice).toBeUndefined();
});

describe('r sorts the shards otherwise than they stand', () => {
	const many = (count: number) => snapshot({shards: Array.from({length: count}, (_, index) => openShard(index, index, count))});

	test.each([
		['where all are in sight, they lay along the hash keys', 2, ['hot', 'lag', 'id', 'hot']],
		['where not all are, hot ones were first', 64, ['lag', 'id', 'hot', 'lag']],
	])('%s', (_, count, orders) => {
		const session = setUp(many(count));
		session.press('tab', 'tab', 'tab');
		const seen = orders.map(() => {
			session.press('r');
			return session.view.getView().shardOrder;
		});
		expect(seen).toEqual(orders);
	});

	test('says how they stand now, and starts at the first', () => {
		const session = setUp(many(64));
		session.press('tab', 'tab', 'tab', 'down', 'down', 'r');
		expect(session.view.getView()).toMatchObject({focus: 'stream', streamOffset: 0, notice: {text: 'The shards stand most behind first.'}});
	});
});

describe('a write to a stream that is not on this machine', () => {
	const aws = () => snapshot({state: state({endpoint: undefined, isEmbedded: false})});

	test('asks first, and runs once it is agreed', () => {
		const session = setUp(aws());
		session.press('+');
		expect(session.runs).toEqual([]);
		expect(session.view.getView().overlay).toMatchObject({type: 'first-write', actionId: 'scale-up'});
		session.press('y');
		expect(session.runs).toEqual([{id: 'scale-up', input: {}}]);
		session.press('+');
		expect(session.runs).toHaveLength(2);
	});
});

describe('leaving a stream that costs money', () => {
	const stream: LeftStream = {streamName: 'clicks', cost: {perHour: 0.03, region: 'us-east-1', prices: {region: 'us-east-1', date: '2024-07-01'}}};

	test.each(['q', 'ctrl+c'])('%s asks, and Ctrl+C then leaves', key => {
		let quits = 0;
		const session = openSession({
			leaving: {left: () => [stream], tearDown: async () => undefined},
			quit() {
				quits++;
			},
		});
		session.press(key);
		expect(quits).toBe(0);
		expect(session.view.getView().overlay).toMatchObject({type: 'leaving', streams: [stream]});
		session.press('ctrl+c');
		expect(quits).toBe(1);
	});
});

describe('tearing down', () => {
	test('asks first, and runs with the name typed', () => {
		const session = setUp();
		session.press('t');
		expect(session.runs).toEqual([]);
		session.type('clickstream-lab');
		session.press('enter');
		expect(session.runs).toEqual([{id: 'tear-down', input: {confirmation: 'clickstream-lab'}}]);
		expect(session.view.getView().overlay).toBeUndefined();
	});

	test('Enter at once is Cancel', () => {
		const session = setUp();
		session.press('t', 'enter');
		expect(session.runs).toEqual([]);
		expect(session.view.getView().overlay).toBeUndefined();
	});

	test('Esc cancels whatever was typed', () => {
		const session = setUp();
		session.press('t');
		session.type('clickstream-lab');
		session.press('escape');
		expect(session.runs).toEqual([]);
		expect(session.view.getView().overlay).toBeUndefined();
	});

	test.each(['clickstream', 'clickstream-lab ', 'Clickstream-Lab'])('“%s” is not the name, and can be corrected', typed => {
		const session = setUp();
		session.press('t');
		session.type(typed);
		session.press('enter');
		expect(session.runs).toEqual([]);
		expect(session.view.getView().overlay).toMatchObject({complaint: expect.stringContaining('not the stream’s name') as string});
		session.press(...Array.from({length: typed.length}, () => 'backspace'));
		session.type('clickstream-lab');
		session.press('enter');
		expect(session.runs).toHaveLength(1);
	});

	test('letters of the name are no commands', () => {
		const session = setUp();
		session.press('t', 'p', 'q', 't', '?', 'space');
		expect(session.runs).toEqual([]);
		expect(session.quits).toBe(0);
		expect(session.view.getView().overlay).toMatchObject({typed: 'pqt?'});
	});

	test('is not offered without a stream', () => {
		const session = setUp(absent());
		session.press('t');
		expect(session.view.getView().overlay).toBeUndefined();
	});
});

test('a read-only session does nothing that changes the stream', () => {
	const session = setUp(snapshot({state: state({isReadOnly: true})}));
	session.press('p', '>', '<', '+', '-', 'c', 'f', 't');
	expect(session.runs).toEqual([]);
	expect(session.view.getView().overlay).toBeUndefined();
	expect(session.view.getView().notice?.text).toBe('This session is read-only, and t would change the stream.');
	session.press('X');
	expect(session.view.getView().notice).toBeUndefined();
});

test.each([[['q']], [['ctrl+c']], [['t', 'ctrl+c']], [['?', 'ctrl+c']]])('%j quits', keys => {
	const session = setUp();
	session.press(...keys);
	expect(session.quits).toBe(1);
});

test('q in the help closes the help', () => {
	const session = setUp();
	session.press('?', 'q');
	expect(session.quits).toBe(0);
	expect(session.view.getView().overlay).toBeUndefined();
});

describe('scrolling', () => {
	test('three arrows in one chunk go three records back', () => {
		const session = setUp();
		session.press('up', 'up', 'up');
		expect(session.view.getView().feedOffset).toBe(3);
	});

	test('Home goes to the oldest record that is held, End follows again', () => {
		const session = setUp();
		session.press('home');
		const {feedOffset} = session.view.getView();
		expect(feedOffset).toBeGreaterThan(100);
		session.show(snapshot({feed: clickFeed(500, [0])}));
		session.press('home');
		expect(session.view.getView().feedOffset).toBe(feedOffset);
		session.press('end');
		expect(session.view.getView()).toMatchObject({feedOffset: 0, heldFeed: undefined});
	});

	test('Page Up keeps a row of the page before', () => {
		const session = setUp();
		session.press('pageup', 'pageup');
		const {feedOffset} = session.view.getView();
		session.press('pagedown');
		expect(session.view.getView().feedOffset).toBe(feedOffset / 2);
	});

	test('the activity scrolls where the focus is', () => {
		const activity = Array.from({length: 20}, (_, index) => ({...state().activity[1]!, id: index}));
		const session = setUp(snapshot({state: state({activity})}));
		session.press('shift+tab', 'shift+tab', 'up');
		expect(session.view.getView()).toMatchObject({focus: 'activity', activityOffset: 1, feedOffset: 0});
	});
});

describe('keys of the view', () => {
	test('space freezes the feed as it is, and lets it go again', () => {
		const session = setUp();
		session.press(' ');
		expect(session.view.getView().heldFeed).toBe(session.look().feed);
		session.press(' ');
		expect(session.view.getView().heldFeed).toBeUndefined();
	});

	test('z zooms the pane and shows all panes again', () => {
		const session = setUp();
		session.press('z');
		expect(session.view.getView().isZoomed).toBe(true);
		session.press('z');
		expect(session.view.getView().isZoomed).toBe(false);
	});

	test('L shows fewer and larger things, and all of them again', () => {
		const session = setUp();
		session.press('L');
		expect(session.view.getView().isLarge).toBe(true);
		session.press('L');
		expect(session.view.getView().isLarge).toBe(false);
	});

	test('y in the activity copies the command of the last action', () => {
		const copied: string[] = [];
		const session = openSession({
			copy(text) {
				copied.push(text);
			},
		});
		session.press('shift+tab', 'shift+tab', 'y');
		expect(copied).toEqual([state().activity[0]!.command]);
	});

	test.each([[[]], [['?']], [['/']]])('Ctrl+Z stops clickmon after %j', keys => {
		let stops = 0;
		const session = openSession({
			suspend() {
				stops++;
			},
		});
		session.press(...keys, 'ctrl+z');
		expect(stops).toBe(1);
	});

	test('Shift+Tab goes back to where Tab came from', () => {
		const session = setUp();
		const {focus} = session.view.getView();
		session.press('tab');
		expect(session.view.getView().focus).not.toBe(focus);
		session.press('shift+tab');
		expect(session.view.getView().focus).toBe(focus);
	});

	test('Esc takes the filter off', () => {
		const session = setUp();
		session.type('/cart<enter>');
		expect(session.view.getView().filter).toBeDefined();
		session.press('escape');
		expect(session.view.getView().filter).toBeUndefined();
	});

	test('y copies the record under the cursor as tail prints it, and says so', () => {
		const copied: string[] = [];
		const session = openSession({
			copy(text) {
				copied.push(text);
			},
		});
		session.press(' ', 'y');
		expect(copied).toHaveLength(1);
		expect(JSON.parse(copied[0]!)).toMatchObject({shardId: expect.stringMatching(/^shardId-/v) as string, partitionKey: expect.any(String) as string});
		expect(session.view.getView().notice?.text).toMatch(/^Copied the record's line/v);
	});

	test('Page Up and Page Down are opposite, in the help as in the panes', () => {
		const session = setUp();
		session.press('?', 'pagedown');
		const {offset} = session.view.getView().overlay!;
		expect(offset).toBeGreaterThan(1);
		session.press('pageup');
		expect(session.view.getView().overlay).toMatchObject({type: 'help', offset: 0});
	});

	test('End goes to the last row of the help, and the panes stay', () => {
		const session = setUp();
		session.press('?', 'end');
		const {overlay} = session.view.getView();
		session.press('down');
		expect(session.view.getView().overlay).toEqual(overlay);
		expect(session.view.getView()).toMatchObject({feedOffset: 0, streamOffset: 0});
	});

	test.each(['?', 'j'])('%s closes again what it opened, also where the letter scrolls', key => {
		const session = openSession({
			joinings: () => joinings({
				streamName: 'clickstream-lab', shardId: 'shardId-000000000000', openShards: 1, connection: {region: 'us-east-1', endpoint: undefined}, platform: 'linux',
			}),
		});
		session.press(key);
		expect(session.view.getView().overlay).toBeDefined();
		session.press(key);
		expect(session.view.getView().overlay).toBeUndefined();
	});

	test('the table of the help is that of the session', () => {
		const session = setUp(snapshot({state: state({isReadOnly: true})}));
		session.press('?');
		expect(session.frame()).not.toMatch(/Tears the stream down|tear down/v);
	});
});

describe('a paste', () => {
	test('goes into a text field as one line', () => {
		const session = setUp();
		session.press('/');
		session.paste('  user-3\r\n\u{1B}cart\n');
		expect(session.view.getView().overlay).toMatchObject({type: 'filter-line', typed: 'user-3 cart'});
	});

	test('is no key: without a field nothing happens', () => {
		const session = setUp();
		session.paste('+++q');
		expect(session.runs).toEqual([]);
		expect(session.quits).toBe(0);
		session.press('?');
		session.paste('q');
		expect(session.view.getView().overlay).toMatchObject({type: 'help'});
	});
});

describe('an overlay over an overlay', () => {
	const streams = () => {
		let stops = 0;
		return {
			get stops() {
				return stops;
			},
			load: () => ({
				stop() {
					stops++;
				},
				describe: () => undefined,
				measure: () => undefined,
			}),
			whyNot: () => undefined,
			switchTo: () => undefined,
			openBeside: () => undefined,
			show: () => false,
			closeShown: async () => undefined,
		};
	};

	test('the work of the list of streams ends with the list, once', () => {
		const service = streams();
		const session = openSession({streams: service});
		session.press('o');
		expect(session.view.getView().overlay).toMatchObject({type: 'stream-list'});
		expect(service.stops).toBe(0);
		session.press('escape', 'tab', 'tab');
		expect(service.stops).toBe(1);
	});

	test('the record is there again when the export over it closes', () => {
		const session = setUp();
		session.press(' ', 'enter');
		const {overlay} = session.view.getView();
		expect(overlay).toMatchObject({type: 'record'});
		session.press('e');
		expect(session.view.getView().overlay).toMatchObject({type: 'export', below: {type: 'record'}});
		session.press('escape');
		expect(session.view.getView().overlay).toEqual(overlay);
	});
});
