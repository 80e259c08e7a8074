import {describe, expect, test} from 'vitest';
import type {Alert} from '../../../source/monitor/alerts/alert.js';
import {lineText} from '../../../source/ui/drawing/line.js';
import {tabLine} from '../../../source/ui/frame/tab-line.js';
import {withAcknowledged} from '../../../source/ui/view/acknowledged.js';
import {initialViewState} from '../../../source/ui/view/view-state.js';
import {appearance, frameLines} from '../frame.js';
import {openSession} from '../session.js';
import {NOON, snapshot, tab} from '../snapshots.js';

const alert: Alert = {
	id: 1, threshold: {
		text: 'lag>30s', measure: 'lag', isBelow: false, limit: 30_000,
	}, since: NOON - 60_000, value: 90_000, shardId: undefined,
};

const tabs = [tab(1, 'clickstream-lab'), tab(2, 'orders', {alerts: [alert]}), tab(3, 'gone', {connectivity: 'absent'}), tab(4, 'far', {connectivity: 'unreachable'})];

const lineOf = (columns: number, shown = tabs) => lineText(tabLine(shown, initialViewState, columns, appearance));

test.each([
	[120, ' 1 clickstream-lab 12/s  2 orders 12/s !  3 gone no stream  4 far no answer ! '],
	[60, ' 1 clickstream-lab  2 orders !  3 gone  4 far ! '],
	[44, ' 1 clickst…  2 orders !  3 gone  4 far ! '],
	[40, ' 1 clic…  2 orde… !  3 gone  4 far ! '],
])('the tabs in %i columns', (columns, text) => {
	expect(lineOf(columns)).toBe(text);
});

test('nine long names fit into 80 columns, each with its key', () => {
	const nine = Array.from({length: 9}, (_, index) => tab(index + 1, `a-stream-with-a-long-name-${index}`, {alerts: [alert]}));
	const text = lineOf(80, nine);
	expect(text.length).toBeLessThanOrEqual(80);
	for (let key = 1; key <= 9; key++) {
		expect(text).toContain(` ${key} a`);
	}
});

test('a hostile name cannot leave the row', () => {
	expect(lineOf(120, [tab(1, 'a'), tab(2, 'b\u{1B}[2J\nx')])).toMatch(/^\P{Control}*$/v);
});

describe.each([[80, 24], [120, 40], [40, 10]])('on the screen at %i×%i', (columns, rows) => {
	test('the tabs are the first row, and the frame keeps its height', () => {
		const lines = frameLines(snapshot({tabs}), {columns, rows});
		expect(lines).toHaveLength(rows - 1);
		expect(lines[0]).toMatch(/^ 1 clic\S* /v);
	});

	test('one stream alone has no row of tabs', () => {
		const [first] = tabs;
		expect(frameLines(snapshot({tabs: [first!]}), {columns, rows})).toEqual(frameLines(snapshot(), {columns, rows}));
	});
});

test('the strip tells of an alert of another stream and of the key to it, until it is acknowledged there', () => {
	const shown = snapshot({tabs});
	const text = (view = initialViewState) => frameLines(shown, {columns: 120, rows: 40}, view).join('\n');
	expect(text()).toMatch(/! orders: lag>30s[^\n]*, for 1m[^\n]*2 shows it/v);
	const away = new Map([[2, withAcknowledged(initialViewState, [alert])]]);
	expect(text({...initialViewState, away})).not.toContain('orders: lag');
	expect(lineText(tabLine(tabs, {...initialViewState, away}, 120, appearance))).toContain(' 2 orders 12/s  3');
});

test('an alert of the shown stream stands before those of the others', () => {
	const here = {...alert, since: NOON - 1000};
	const text = frameLines(snapshot({tabs, alerts: {thresholds: [alert.threshold], raised: [here]}}), {columns: 120, rows: 40}).join('\n');
	expect(text).toMatch(/! lag>30s[^\n]*and 1 more: a acknowledges/v);
});

describe('the keys', () => {
	const setUp = (shown = tabs) => {
		const places: number[] = [];
		let closed = 0;
		const session = openSession({
			initial: snapshot({tabs: shown}),
			streams: {
				load() {
					throw new Error('The list is not opened here.');
				},
				whyNot: () => undefined,
				switchTo: () => undefined,
				openBeside: () => undefined,
				show(place) {
					places.push(place);
					return place < shown.length;
				},
				async closeShown() {
					closed++;
				},
			},
		});
		return {
			...session, places, get closed() {
				return closed;
			},
		};
	};

	test('a number shows its tab', () => {
		const session = setUp();
		session.press('3', '1');
		expect(session.places).toEqual([2, 0]);
		expect(session.view.getView().notice).toBeUndefined();
	});

	test('a number without a tab says how to get one', () => {
		const session = setUp();
		session.press('7');
		expect(session.view.getView().notice?.text).toBe('There is no tab 7: o and then Tab opens a stream beside this one.');
	});

	test('with one stream the numbers do nothing, as before', () => {
		const session = setUp([tabs[0]!]);
		session.press('1', '2');
		expect(session.places).toEqual([]);
		expect(session.view.getView().notice).toBeUndefined();
	});

	test('Ctrl+W closes the tab', () => {
		const session = setUp();
		session.press('ctrl+w');
		expect(session.closed).toBe(1);
	});
});
