import {describe, expect, test} from 'vitest';
import {openSession} from '../session.js';
import {
	NOON,
	resharded,
	snapshot,
	state,
} from '../snapshots.js';

const nothing = () => undefined;

describe('Esc goes one step back', () => {
	const stateOf = ({view}: ReturnType<typeof openSession>) => {
		const {overlay, filter, isZoomed, heldFeed, guide} = view.getView();
		return [overlay && 'overlay', filter && 'filter', isZoomed && 'zoom', heldFeed && 'frozen', guide && 'guide'].filter(Boolean);
	};

	test('closes, unfilters, unzooms, unfreezes, and then closes the guide', () => {
		const session = openSession({
			guide: {
				open: nothing, guess: nothing, restart: nothing, writeReport: async () => '',
			},
		});
		session.press('g', ' ', 'z');
		session.type('/user-1<enter>');
		session.press('?');
		const seen = [stateOf(session)];
		for (let step = 0; step < 6; step++) {
			session.press('escape');
			seen.push(stateOf(session));
		}

		expect(seen).toEqual([
			['overlay', 'filter', 'zoom', 'frozen', 'guide'],
			['filter', 'zoom', 'frozen', 'guide'],
			['zoom', 'frozen', 'guide'],
			['frozen', 'guide'],
			['guide'],
			[],
			[],
		]);
	});

	test('goes on with an activity that was scrolled back', () => {
		const activity = Array.from({length: 20}, (_, index) => ({
			id: index + 1, at: NOON, kind: 'event' as const, text: `event ${index + 1}`,
		}));
		const session = openSession({initial: snapshot({state: state({activity})})});
		session.press('tab', 'tab', 'up');
		expect(session.view.getView()).toMatchObject({focus: 'activity', heldActivity: expect.any(Array) as unknown[]});
		expect(session.lines().at(-1)).toMatch(/^ Esc newest/v);
		session.press('escape');
		expect(session.view.getView()).toMatchObject({heldActivity: undefined, activityOffset: 0});
	});
});

describe('a record that was opened and closed', () => {
	test.each(['escape', 'enter', 'q'])('leaves a feed running that ran (%s)', key => {
		const session = openSession();
		const before = session.view.getView();
		session.press('enter');
		expect(session.view.getView().heldFeed).toBeDefined();
		session.press('p', key);
		expect(session.view.getView()).toMatchObject({
			heldFeed: undefined, feedOffset: 0, focus: before.focus, overlay: undefined,
		});
	});

	test('leaves a feed frozen that was frozen, with its cursor', () => {
		const session = openSession();
		session.press('up', 'up', 'up');
		const {heldFeed, feedOffset} = session.view.getView();
		session.press('enter', 'escape');
		expect(session.view.getView()).toMatchObject({feedOffset, focus: 'feed'});
		expect(session.view.getView().heldFeed).toBe(heldFeed);
		// The cursor follows whoever goes on to another record.
		session.press('enter', 'p', 'p', 'escape');
		expect(session.view.getView().feedOffset).toBe(feedOffset + 2);
	});

	test('leaves the pane that had the keys', () => {
		const session = openSession();
		session.press('tab', 'enter', 'escape');
		expect(session.view.getView()).toMatchObject({focus: 'producer', heldFeed: undefined});
	});
});

describe('the active filter', () => {
	test.each([[80, 24], [120, 40]])('stands in the title of the feed at %i×%i', (columns, rows) => {
		const session = openSession({size: {columns, rows}});
		session.type('/user_id=user-1<enter>');
		expect(session.lines().find(row => row.includes('Feed'))).toContain('Feed, filter user_id=user-1 ');
		session.press(' ');
		expect(session.lines().find(row => row.includes('Feed'))).toContain('FROZEN');
	});

	test('is cut where it is too long, and the note stays', () => {
		const session = openSession({size: {columns: 120, rows: 40}});
		session.type(`/user_id=${'x'.repeat(150)}<enter>`);
		const title = session.lines().find(row => row.includes('Feed'))!;
		expect(title).toMatch(/filter user_id=x+…/v);
		expect(title).toContain('120 read');
		expect([...title]).toHaveLength(120);
	});

	test('a shard’s empty column says that nothing in it passes', () => {
		const session = openSession({initial: resharded(), size: {columns: 120, rows: 40}});
		session.type('/user-1<enter>');
		expect(session.frame()).toMatch(/user-1 .* nothing here passes the filter/v);
		session.press('escape');
		expect(session.frame()).not.toContain('nothing here passes');
	});
});
