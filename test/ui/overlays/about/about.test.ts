import {describe, expect, test} from 'vitest';
import type {ReplayView} from '../../../../source/monitor/recording-view.js';
import {newSettings} from '../../../../source/monitor/settings/settings-view.js';
import {openSession, sizes, small} from '../../session.js';
import {absent, snapshot} from '../../snapshots.js';
import {known, missing, viewOf} from './fixtures.js';

const openOn = (initial = known(), size = small) => {
	const asked: string[] = [];
	const session = openSession({
		initial,
		size,
		settings: {
			watch() {
				asked.push('watch');
				return () => {
					asked.push('leave');
				};
			},
			reload() {
				asked.push('reload');
			},
		},
	});
	session.press('d');
	return {...session, asked};
};

const replay: ReplayView = {
	file: 'lab.clickmon', position: 0, duration: 60_000, speed: 1, state: 'playing', event: undefined, ending: 'closed', isDemo: false,
};

const textOf = (session: Pick<ReturnType<typeof openSession>, 'lines'>): string => session.lines().join(' ').replaceAll(/[\s│]+/gv, ' ');

describe.each(sizes)('at %s', (_, size) => {
	test('d shows the settings, the tags and the consumers', () => {
		const text = textOf(openOn(known(), size));
		expect(text).toContain('About this stream');
		expect(text).toContain('as of 12:00:00');
		expect(text).toContain('arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab');
		expect(text).toContain('retention 24 hours (1 day)');
		expect(text).toMatch(/Tags 2 of at most 50 .*cost-centre = 42 .*team = web .*Fan-out consumers/v);
		expect(text).toContain('audit: ACTIVE');
	});

	test('End goes to the last row, Home back to the first; the chosen row is in sight', () => {
		const session = openOn(known(), size);
		session.press('end');
		expect(session.lines().find(row => row.includes('► account'))).toContain('12 of 500 shards');
		session.press('home');
		expect(session.lines().find(row => row.includes('► name'))).toContain('clickstream-lab');
	});
});

test('Down, j and Page Down go on; Up, k and Page Up go back', () => {
	const session = openOn();
	const chosen = () => session.view.getView().overlay as {readonly chosen?: string};
	session.press('down', 'j');
	expect(chosen().chosen).toBe('status');
	session.press('up', 'k', 'k');
	expect(chosen().chosen).toBe('name');
	session.press('pagedown');
	expect(chosen().chosen).toBe('tag team');
	session.press('pageup');
	expect(chosen().chosen).toBe('name');
});

test('the cursor stays on its row when rows come and go', () => {
	const session = openOn();
	session.press('end', 'up');
	expect(session.frame()).toContain('► encryption   25 starts');
	session.show(known({tags: {value: new Map()}}));
	expect(session.frame()).toContain('► encryption   25 starts');
});

test('Kinesis is asked while it is open, and again with r; d, Esc and q close it', () => {
	const session = openOn();
	session.press('r', 'd');
	session.press('d', 'escape');
	session.press('d', 'q');
	expect(session.asked).toEqual(['watch', 'reload', 'leave', 'watch', 'leave', 'watch', 'leave']);
	expect(session.view.getView().overlay).toBeUndefined();
});

test('a missing right is named in its row', () => {
	const session = openOn(known({tags: missing('kinesis:ListTagsForStream')}));
	const text = textOf(session);
	expect(text).toContain('Tags not known: the right kinesis:ListTagsForStream is missing');
	expect(text).toContain('audit: ACTIVE');
});

test('while it is asked for the first time, it says so', () => {
	const text = textOf(openOn(known({}, {settings: newSettings})));
	expect(text).toContain('Tags asking Kinesis …');
	expect(text).toContain('retention 24 hours (1 day)');
});

test('a failure stands above what was known before', () => {
	const problem = 'Nothing answers at http://127.0.0.1:4567 (connection refused).';
	const session = openOn(known({}, {settings: viewOf({}, {problem})}));
	const text = textOf(session);
	expect(text).toContain(problem);
	expect(text).toContain('team = web');
});

test('without a stream there is nothing to show, and how to get one', () => {
	const session = openOn({...absent(), settings: {...newSettings, isLoading: false, problem: 'There is no stream.'}});
	expect(textOf(session)).toContain('There is no stream “clickstream-lab” here: c creates it, o lists the streams that there are.');
	session.press('down', 'end');
	expect(session.frame()).not.toContain('retention');
	const readOnly = openOn(absent({isReadOnly: true}));
	expect(textOf(readOnly)).toContain('here: o lists the streams');
});

test('a replay shows what was recorded, and says so', () => {
	const session = openSession({initial: snapshot({replay})});
	session.press('d');
	const text = textOf(session);
	expect(text).toContain('This is a replay. It shows what was recorded, and changes nothing.');
	expect(text).toContain('Tags not in the recording');
});

test('hostile texts of a tag are shown, not obeyed', () => {
	const session = openOn(known({tags: {value: new Map([['k', '\u{1B}[2Jv']])}}));
	expect(session.frame()).toContain('k = ␛[2Jv');
});
