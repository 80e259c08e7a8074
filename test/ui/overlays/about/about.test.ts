import {describe, expect, test} from 'vitest';
import type {ReplayView} from '../../../../source/monitor/recording-view.js';
import {DEFAULT_PRICES} from '../../../../source/cost/prices.js';
import {newSettings} from '../../../../source/monitor/settings/settings-view.js';
import {openSession, sizes, small} from '../../session.js';
import {
	absent,
	NOON,
	snapshot,
	state,
} from '../../snapshots.js';
import {
	known,
	missing,
	stream,
	viewOf,
} from './fixtures.js';

const openOn = (initial = known(), size = small) => {
	const asked: string[] = [];
	const ran: unknown[] = [];
	const session = openSession({
		initial,
		size,
		run(...started) {
			ran.push(started);
		},
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
	return {...session, asked, ran};
};

type Session = ReturnType<typeof openOn>;

/**
Moves the cursor to a row, from above.
*/
const choose = ({press, view}: Session, id: string) => {
	press('home');
	const chosen = () => (view.getView().overlay as {readonly chosen?: string}).chosen;
	for (let step = 0; step < 40 && chosen() !== id; step++) {
		press('down');
	}
};

const noticeOf = ({view}: Session) => view.getView().notice?.text;

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
		expect(text).toContain('retention 24 hours');
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
	const session = openOn(known({}, {settings: newSettings(DEFAULT_PRICES)}));
	const text = textOf(session);
	expect(text).toContain('Tags asking Kinesis …');
	expect(text).toContain('retention 24 hours');
});

test('a failure stands above what was known before', () => {
	const problem = 'Nothing answers at http://127.0.0.1:4567 (connection refused).';
	const session = openOn(known({}, {settings: viewOf({}, {problem})}));
	const text = textOf(session);
	expect(text).toContain(problem);
	expect(text).toContain('team = web');
});

test('without a stream there is nothing to show, and how to get one', () => {
	const session = openOn({...absent(), settings: {...newSettings(DEFAULT_PRICES), isLoading: false, problem: 'There is no stream.'}});
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
	expect(session.lines().at(-1)).not.toContain('reload');
});

test('when the chosen row goes, the heading of its list is chosen', () => {
	const session = openOn();
	choose(session, 'consumer reports');
	session.show(known({consumers: {value: []}}));
	expect(session.frame()).toContain('► Fan-out consumers  none');
});

describe.each(sizes)('a change, at %s', (_, size) => {
	test('Enter asks for the value, shows what it does and costs, and does it', () => {
		const session = openOn(known(), size);
		choose(session, 'retention');
		expect(session.lines().at(-1)).toContain('Enter change');
		session.press('enter');
		expect(session.frame()).toContain('How long records are kept, 24h to 365d:');
		session.type('<backspace><backspace><backspace>48<enter>');
		const text = textOf(session);
		expect(text).toContain('Records are kept 48 hours (2 days) instead of 24 hours');
		expect(text).toContain('It would cost on AWS $0.180 an hour now and $0.260 then');
		expect(text).toContain('aws kinesis increase-stream-retention-period');
		expect(text).toContain('Enter does it, Esc leaves it.');
		expect(session.ran).toEqual([]);
		session.press('enter');
		expect(session.ran).toEqual([['change-settings', {wanted: {retentionHours: 48}}]]);
		expect(textOf(session)).toContain('About this stream');
	});
});

test('Esc leaves the plan, then the value, then the page; nothing is done', () => {
	const session = openOn();
	choose(session, 'retention');
	session.type('<enter><backspace><backspace><backspace>48<enter><escape>');
	expect(session.frame()).toContain('> 48');
	session.press('escape');
	expect(session.frame()).not.toContain('> 48');
	session.press('escape');
	expect(session.view.getView().overlay).toBeUndefined();
	expect(session.ran).toEqual([]);
});

test.each([
	['a value that is none', 'x', 'does not take “24hx”'],
	['a value that the service does not take', '<backspace>0000', 'it wants a time in whole hours, from 24h to 8760h'],
	['the value that there is', '', 'It is so already.'],
])('refused in place: %s', (_, typed, complaint) => {
	const session = openOn();
	choose(session, 'retention');
	session.type(`<enter>${typed}<enter>`);
	expect(textOf(session)).toContain(complaint);
	session.type('<backspace>');
	expect(textOf(session)).not.toContain(complaint);
});

test('where records are lost, the stream’s name has to be typed', () => {
	const session = openOn(known({summary: {value: {...stream, retentionHours: 48}}}));
	choose(session, 'retention');
	session.type('<enter><backspace><backspace><backspace>24<enter>');
	expect(textOf(session)).toContain('Records that are older than 24 hours are gone at once');
	session.press('enter');
	session.paste('clickstream-lab');
	session.press('enter');
	expect(textOf(session)).toContain('That is not the stream’s name. Nothing was changed.');
	session.type('clickstream<enter>');
	expect(textOf(session)).toContain('That is not the stream’s name. Nothing was changed.');
	session.press('ctrl+u');
	expect(session.ran).toEqual([]);
	session.type('clickstream-lab<enter>');
	expect(session.ran).toEqual([['change-settings', {wanted: {retentionHours: 24}}]]);
});

test('a tag: + adds one, Enter changes it, - takes it away', () => {
	const session = openOn();
	choose(session, 'tags');
	session.type('+owner=me<enter><enter>');
	choose(session, 'tag team');
	session.type('<enter>site<enter><enter>');
	choose(session, 'tag team');
	session.type('-');
	expect(textOf(session)).toContain('The tag “team” (“web”) is removed.');
	session.press('enter');
	expect(session.ran).toEqual([
		['change-settings', {wanted: {tags: new Map([['owner', 'me']])}}],
		['change-settings', {wanted: {tags: new Map([['team', 'website']])}}],
		['change-settings', {wanted: {untag: ['team']}}],
	]);
});

test('a consumer: + registers one by its name, - deregisters the chosen one', () => {
	const session = openOn();
	choose(session, 'consumer audit');
	session.press('+');
	session.paste('bill');
	session.type('ing<enter>');
	expect(textOf(session)).toContain('“billing” becomes a fan-out consumer');
	session.press('enter');
	choose(session, 'consumer audit');
	session.type('-');
	expect(textOf(session)).toContain('A program that reads as this consumer is cut off at once.');
	session.press('enter');
	expect(session.ran).toEqual([['register-consumer', {consumerName: 'billing'}], ['deregister-consumer', {consumerName: 'audit'}]]);
	expect(session.frame()).toContain('► Fan-out consumers');
});

test('the mode is asked about at once, and Esc leads back to the page', () => {
	const session = openOn();
	choose(session, 'mode');
	session.press('enter');
	expect(textOf(session)).toContain('The mode is switched at most 2 times in 24 hours');
	session.press('escape');
	expect(textOf(session)).not.toContain('The mode is switched');
	expect(session.view.getView().overlay).toMatchObject({type: 'about', asking: undefined});
});

test('on a low terminal the plan scrolls to its end', () => {
	const low = {columns: 60, rows: 12};
	const session = openSession({initial: known(), size: low, settings: {watch: () => () => undefined, reload: () => undefined}});
	session.press('d', 'down', 'down', 'down', 'enter');
	expect(session.frame()).not.toContain('Enter does it');
	for (let step = 0; step < 30 && !session.frame().includes('Enter does it'); step++) {
		session.press('down');
	}

	expect(session.frame()).toContain('Enter does it, Esc leaves it.');
});

test('the number of shards is typed in the form that scales, and the page is there again', () => {
	const session = openOn();
	choose(session, 'shards');
	session.press('enter');
	expect(session.view.getView().overlay).toMatchObject({type: 'scale-form', below: {type: 'about'}});
	session.type('8<enter>');
	expect(session.ran).toEqual([['scale-to', {shardCount: 8}]]);
	expect(session.view.getView().overlay).toMatchObject({type: 'about'});
});

test('the way out has room at any width, whatever row is chosen', () => {
	const narrow = {columns: 40, rows: 10};
	const session = openOn();
	for (const id of ['name', 'retention', 'tags', 'tag team', 'consumers', 'consumer audit', 'limit account']) {
		choose(session, id);
		expect(session.lines(narrow).at(-1), id).toContain('Esc close');
	}
});

test('a row that is not changed here says so', () => {
	const session = openOn();
	session.press('enter');
	expect(noticeOf(session)).toBe('This is not changed here.');
	session.press('-');
	expect(noticeOf(session)).toBe('Choose a tag or a consumer first: - takes it away.');
});

test('a read-only session shows the page, offers no change, and says why', () => {
	const session = openOn(known({}, {state: state({stream, isReadOnly: true})}));
	choose(session, 'retention');
	expect(session.lines().at(-1)).not.toContain('change');
	for (const key of ['enter', '+', '-']) {
		session.press(key);
		expect(noticeOf(session)).toBe('change settings: read-only');
	}

	expect(session.view.getView().overlay).toMatchObject({typing: undefined, asking: undefined});
});

test('a change that begins elsewhere while a value is typed is told in place', () => {
	const session = openOn();
	choose(session, 'tags');
	session.type('+a=b');
	const runningAction = {
		id: 'scale-up', label: 'scale to 8', progress: '', startedAt: NOON,
	};
	session.show(known({}, {state: state({stream, runningAction})}));
	session.press('enter');
	expect(textOf(session)).toContain('change settings: busy: scale to 8');
	expect(session.view.getView().overlay).toMatchObject({asking: undefined});
});

test('text from the clipboard goes into the value, and not under the plan of it', () => {
	const session = openOn();
	choose(session, 'tags');
	session.press('+');
	session.paste('owner=me');
	session.press('enter');
	session.paste('!');
	session.press('escape');
	expect(session.view.getView().overlay).toMatchObject({typing: {typed: 'owner=me'}});
});

test('while another change runs, none is asked about', () => {
	const runningAction = {
		id: 'scale-up', label: 'scale to 8', progress: '', startedAt: NOON,
	};
	const session = openOn(known({}, {state: state({stream, runningAction})}));
	choose(session, 'mode');
	session.press('enter');
	expect(noticeOf(session)).toBe('change settings: busy: scale to 8');
});

test('on AWS a change is asked about first, and the page is there again', () => {
	const session = openOn(known({}, {state: state({stream, endpoint: undefined, isEmbedded: false})}));
	choose(session, 'mode');
	session.press('enter', 'enter');
	expect(session.view.getView().overlay).toMatchObject({type: 'first-write', actionId: 'change-settings'});
	expect(session.ran).toEqual([]);
	session.press('y');
	expect(session.ran).toHaveLength(1);
	expect(session.view.getView().overlay).toMatchObject({type: 'about'});
});

test('how the change goes on, and what came of it, stands above the page', () => {
	const session = openOn();
	choose(session, 'mode');
	session.press('enter', 'enter');
	// What was done earlier is not what came of it.
	expect(session.lines()[1]).toContain('name');
	const runningAction = {
		id: 'change-settings', label: 'change settings', progress: 'mode provisioned to on demand', startedAt: NOON - 3000,
	};
	session.show(known({}, {state: state({stream, runningAction})}));
	expect(session.frame()).toContain('change settings: mode provisioned to on demand, 3.0 s');
	const activity = [...state().activity, {
		id: 3, at: NOON, kind: 'problem' as const, text: 'The mode was switched twice today.',
	}];
	session.show(known({}, {state: state({stream, activity})}));
	expect(session.frame()).toContain('The mode was switched twice today.');
});

test('what was done before the page was opened does not stand there', () => {
	expect(openOn().lines()[1]).toContain('name');
});

test('hostile texts of a tag are shown, not obeyed', () => {
	const session = openOn(known({tags: {value: new Map([['k', '\u{1B}[2Jv']])}}));
	expect(session.frame()).toContain('k = ␛[2Jv');
});
