import {describe, expect, test} from 'vitest';
import {threshold} from '../../../../source/commands/options/alert-options.js';
import {openSession, sizes} from '../../session.js';
import {snapshot} from '../../snapshots.js';

const withThresholds = (...texts: readonly string[]) => snapshot({alerts: {raised: [], thresholds: texts.map(text => threshold('--alert', text))}});

/**
A session whose conditions change as they do in the dashboard.
*/
const setUp = (size = sizes[0]![1], ...texts: readonly string[]) => {
	let watched = texts;
	const session = openSession({
		size,
		initial: withThresholds(...texts),
		alerts: {
			add(text) {
				try {
					watched = [...watched, threshold('alert', text).text];
				} catch (error) {
					return (error as Error).message;
				}

				session.show(withThresholds(...watched));
				return undefined;
			},
			remove(text) {
				watched = watched.filter(other => other !== text);
				session.show(withThresholds(...watched));
			},
		},
	});
	return {
		...session,
		get watched() {
			return watched;
		},
	};
};

describe.each(sizes)('at %s', (_, size) => {
	test('a says how to add a condition, and + adds one', () => {
		const session = setUp(size);
		session.press('a');
		expect(session.frame()).toContain('+ adds a condition');
		expect(session.lines().at(-1)).toContain('+ add');
		session.type('+lag:30s<enter>');
		expect(session.watched).toEqual(['lag>30s']);
		expect(session.frame()).toContain('lag>30s: fine');
		expect(session.frame()).toContain('Watching for lag:30s.');
	});

	test('what is no condition says what one is, and can be corrected', () => {
		const session = setUp(size);
		session.type('a+lga:30s<enter>');
		const shown = session.frame().replaceAll(/\s+/gv, ' ');
		expect(shown).toContain('does not take “lga:30s”');
		expect(shown).toContain('hot-shard:80%');
		expect(session.watched).toEqual([]);
		session.press('ctrl+u');
		session.type('rate:5000<enter>');
		expect(session.watched).toEqual(['rate>5000']);
	});
});

test('- takes away the one that was chosen', () => {
	const session = setUp(undefined, 'lag>30s', 'rate<1', 'throttled>0');
	session.press('a', 'down', '-');
	expect(session.watched).toEqual(['lag>30s', 'throttled>0']);
	session.press('-', '-', '-');
	expect(session.watched).toEqual([]);
	expect(session.frame()).toContain('There is no condition here to take away.');
});

test('Esc in the line goes back to the alerts, and adds nothing', () => {
	const session = setUp();
	session.type('a+lag:30s<escape>');
	expect(session.watched).toEqual([]);
	expect(session.view.getView().overlay).toMatchObject({type: 'alerts'});
});

test('where nothing live is watched, it says so', () => {
	const session = openSession();
	session.press('a', '+');
	expect(session.frame()).toContain('the records are not live');
});
