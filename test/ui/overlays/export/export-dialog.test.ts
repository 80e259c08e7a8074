import {homedir} from 'node:os';
import {join} from 'node:path';
import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import type {FeedRecord} from '../../../../source/monitor/feed/feed-view.js';
import {withHome} from '../../../../source/ui/overlays/export/export-view.js';
import type {ExportOutcome} from '../../../../source/ui/view/services.js';
import {openSession, small, sizes} from '../../session.js';
import {clickFeed, snapshot} from '../../snapshots.js';

const written: ExportOutcome = {path: '/home/me/file.jsonl', count: 100};

const setUp = (outcome: ExportOutcome = written, size = small) => {
	const saved: Array<{path: string; records: readonly FeedRecord[]}> = [];
	const session = openSession({
		initial: snapshot({feed: clickFeed(600, [0])}),
		size,
		async save(path, records) {
			saved.push({path, records: records as readonly FeedRecord[]});
			return outcome;
		},
	});
	return {...session, saved};
};

const filterKeys = ['/', ...'user-3', 'enter'];

test('the last 100 of the errors: e, Tab, Enter', async () => {
	const session = setUp();
	session.press(...filterKeys, 'e', 'tab', 'enter');
	expect(session.saved[0]?.records).toHaveLength(100);
	expect(new Set(session.saved[0]?.records.map(({record}) => record.PartitionKey))).toEqual(new Set(['user-3']));
	expect(session.saved[0]?.records.at(-1)?.index).toBe(597);
	await vi.waitFor(() => {
		expect(session.view.getView()).toMatchObject({
			overlay: undefined,
			notice: {text: '100 records written to /home/me/file.jsonl'},
		});
	});
});

test('what is shown is what is written, under a name that every file system takes', () => {
	const session = setUp();
	session.press(...filterKeys, 'e', 'enter');
	expect(session.saved[0]?.records).toHaveLength(120);
	expect(session.saved[0]?.path).toMatch(/^clickmon-clickstream-lab-\d{8}T\d{6}Z\.jsonl$/v);
});

test('an open record is written alone, and is there again afterwards', async () => {
	const session = setUp();
	session.press('enter', 'p', 'e', 'enter');
	expect(session.saved[0]?.records.map(({index}) => index)).toEqual([598]);
	await vi.waitFor(() => {
		expect(session.view.getView().overlay).toMatchObject({type: 'record'});
	});
});

test('the path can be edited and pasted', () => {
	const session = setUp();
	session.press('e', 'ctrl+u', 'a');
	session.paste('/b c.jsonl\n');
	session.press('backspace', 'enter');
	expect(session.saved[0]?.path).toBe('a/b c.json');
});

test.each([
	['~', '/home/me'],
	['~/x.jsonl', '/home/me/x.jsonl'],
	[String.raw`~\x.jsonl`, String.raw`/home/me\x.jsonl`],
	['~other/x', '~other/x'],
	['a/~', 'a/~'],
	['', ''],
])('%j stands for %j', (typed, path) => {
	expect(withHome(typed, '/home/me')).toBe(path);
});

test('a path in the home folder is shown, and written, as where it leads', () => {
	const session = setUp();
	session.press('e', 'ctrl+u', '~', '/', 'x');
	expect(session.frame()).toContain(join(homedir(), 'x'));
	session.press('enter');
	expect(session.saved[0]?.path).toBe(`${homedir()}/x`);
});

test('without any record it says so', () => {
	const session = setUp();
	session.press('/', 'n', 'o', 'n', 'e', 'enter', 'e', 'enter');
	expect(session.saved).toEqual([]);
	expect(session.frame()).toContain('There are no records to write.');
});

test('why nothing was written stands in the dialog, until the name is changed', async () => {
	const session = setUp({complaint: 'There is a file of that name already.'});
	session.press('e', 'enter');
	await vi.waitFor(() => {
		expect(session.frame()).toContain('There is a file of that name already.');
	});
	session.press('x');
	expect(session.frame()).not.toContain('already');
	session.press('escape');
	expect(session.view.getView().overlay).toBeUndefined();
});

describe.each(sizes)('at %s', (_, size) => {
	test('how many records, and the full path', () => {
		const session = setUp(undefined, size);
		session.press(...filterKeys, 'e');
		expect(session.frame()).toContain('Writes 120 records as JSON lines');
		expect(session.frame()).toContain('► all shown');
		expect(session.frame()).toMatch(/> clickmon-clickstream-lab-\S+\.jsonl/v);
	});
});
