import {describe, expect, test} from 'vitest';
import {lookToTheEnd} from '../../../../source/ui/panes/feed/filtered-records.js';
import {selectedRecord, shownRecords} from '../../../../source/ui/panes/feed/selection.js';
import {openSession, sizes} from '../../session.js';
import {clickFeed, resharded} from '../../snapshots.js';

const setUp = () => {
	const session = openSession({initial: resharded()});
	const shown = () => shownRecords(session.look(), session.view.getView());
	return {
		...session,
		come(count: number) {
			session.show(resharded({feed: clickFeed(count, [1, 2])}));
		},
		shown,
		lookToTheEnd() {
			lookToTheEnd(session.look().feed, session.view.getView().filter);
		},
		keys: () => new Set(shown().map(({record}) => record.PartitionKey)),
		selected: () => selectedRecord(session.look(), session.view.getView())?.index,
	};
};

test('the feed follows every key, and what comes later is filtered as well', () => {
	const session = setUp();
	session.press('/');
	session.type('user_id=user-3');
	expect(session.keys()).toEqual(new Set(['user-3']));
	expect(session.shown()).toHaveLength(24);
	session.press('enter');
	expect(session.view.getView().overlay).toBeUndefined();
	session.come(130);
	expect(session.shown()).toHaveLength(26);
	expect(session.frame()).toContain('26/130 shown');
});

test('letters in the line are no commands', () => {
	const session = setUp();
	session.press('/');
	session.type('q?z p');
	expect(session.view.getView()).toMatchObject({isZoomed: false, overlay: {typed: 'q?z p'}});
});

test('a bad expression is explained in place, and the filter before it holds', () => {
	const session = setUp();
	session.press('/');
	session.type('user-3 url=');
	expect(session.keys()).toEqual(new Set(['user-3']));
	expect(session.frame()).toContain('url= wants a value after it (at character 12)');
	session.press('enter');
	expect(session.view.getView().overlay).toMatchObject({typed: 'user-3 url='});
	session.type('/cart');
	session.press('enter');
	expect(session.view.getView()).toMatchObject({overlay: undefined, filter: {text: 'user-3 url=/cart'}});
});

test('a slash that is typed once more is no surprise', () => {
	const session = setUp();
	session.press('/');
	session.type('/user-3');
	expect(session.frame()).toContain('The slash is looked for too: this line is open already');
	session.type('/');
	expect(session.frame()).not.toContain('The slash is looked for too');
	expect(session.keys()).toEqual(new Set(['user-3']));
});

describe('leaving', () => {
	test('Esc in the line goes back to the filter before', () => {
		const session = setUp();
		session.press('/');
		session.type('user-3');
		session.press('enter', '/', 'ctrl+u');
		session.type('user-4');
		expect(session.keys()).toEqual(new Set(['user-4']));
		session.press('escape');
		expect(session.keys()).toEqual(new Set(['user-3']));
	});

	test('Esc outside of it shows everything again', () => {
		const session = setUp();
		session.press('/');
		session.type('user-3');
		session.press('enter', 'escape');
		expect(session.shown()).toHaveLength(120);
	});
});

test('Up and Down go through the filters of the session', () => {
	const session = setUp();
	for (const text of ['user-1', 'user-2', 'user-1']) {
		session.press('/', 'ctrl+u');
		session.type(text);
		session.press('enter');
	}

	session.press('/', 'up', 'up');
	expect(session.keys()).toEqual(new Set(['user-2']));
	session.press('up', 'up', 'down');
	expect(session.view.getView().overlay).toMatchObject({typed: 'user-1'});
	session.press('down');
	expect(session.view.getView().overlay).toMatchObject({typed: ''});
});

test('Ctrl+W takes a word, Backspace a character', () => {
	const session = setUp();
	session.press('/');
	session.type('user-3 cart');
	session.press('ctrl+w', 'backspace', 'backspace');
	expect(session.view.getView().overlay).toMatchObject({typed: 'user-'});
});

test('the clipboard fills the line, as one line; elsewhere it does nothing', () => {
	const session = setUp();
	session.paste('q');
	expect(session.view.getView().overlay).toBeUndefined();
	session.press('/');
	session.paste('user-3\r\ncart\n');
	expect(session.view.getView().overlay).toMatchObject({typed: 'user-3 cart'});
});

test('the cursor walks through the records that are shown', () => {
	const session = setUp();
	session.press('/');
	session.type('user-3');
	session.press('enter', 'up', 'up');
	expect(session.selected()).toBe(107);
	session.press('home');
	expect(session.selected()).toBe(2);
});

describe.each(sizes)('at %s', (_, at) => {
	test('the line is the last one, with what can be typed above it', () => {
		const session = setUp();
		session.press('/');
		session.type('checkout');
		const lines = session.frame(at).split('\n');
		expect(lines).toHaveLength(at.rows - 1);
		expect(lines.at(-1)).toMatch(/^ \/ checkout *$/v);
		expect(lines.at(-2)).toContain('field=value');
		expect(session.frame(at)).toContain('24/120 shown');
		expect(session.frame(at)).not.toContain('/home');
	});

	test('of a long expression the end is seen, where it is typed', () => {
		const session = setUp();
		session.press('/');
		session.paste(`${'漢字 '.repeat(100)}end`);
		expect(session.frame(at).split('\n').at(-1)).toMatch(/字 end *$/v);
	});

	test('nothing passes: said, not blank', () => {
		const session = setUp();
		session.press('/');
		session.type('nobody');
		expect(session.frame(at)).toContain('None of the 120 records passes the filter.');
	});
});

test('of 10,000 records the newest are filtered at once and the rest soon after, and none is looked at again', () => {
	const session = setUp();
	session.come(10_000);
	session.press('/');
	session.type('user_id=user-3');
	const newest = session.shown();
	expect(newest.length).toBeGreaterThanOrEqual(200);
	session.lookToTheEnd();
	const all = session.shown();
	expect(all).toHaveLength(2000);
	expect(all.slice(-newest.length)).toEqual(newest);
	expect(session.shown()).toBe(all);
});
