import {describe, expect, test} from 'vitest';
import type {StreamCatalog} from '../../../../source/actions/streams/stream-catalog.js';
import type {ListedStreamWithShards} from '../../../../source/actions/streams/stream-listing.js';
import {searchStreams} from '../../../../source/ui/overlays/stream-list/search-streams.js';
import type {TabView} from '../../../../source/monitor/tabs-view.js';
import type {Size} from '../../../../source/size.js';
import type {StreamChoice} from '../../../../source/monitor/stream-choice.js';
import {openSession} from '../../session.js';
import {NOON, snapshot} from '../../snapshots.js';

const stream = (name: string, fields: Partial<ListedStreamWithShards> = {}): ListedStreamWithShards => ({
	name, arn: undefined, status: 'ACTIVE', mode: 'PROVISIONED', createdAt: NOON, openShardCount: undefined, ...fields,
});

const streams = [
	stream('audit'),
	stream('clicks-dev', {openShardCount: 1}),
	stream('clicks-prod', {openShardCount: 1024}),
	stream('clickstream-lab', {openShardCount: 2}),
	stream('payments', {mode: 'ON_DEMAND', status: 'UPDATING'}),
];

const tab = (id: number, streamName: string, isShown: boolean, recordsPerSecond: number): TabView => ({
	id, streamName, region: 'us-east-1', isShown, connectivity: 'present', isProducing: false, recordsPerSecond, alerts: [],
});

const setUp = (reason?: string, size?: Size) => {
	const switches: StreamChoice[] = [];
	const beside: StreamChoice[] = [];
	const described: Array<readonly string[]> = [];
	const measured: Array<readonly string[]> = [];
	let loads = 0;
	let stops = 0;
	let change: (catalog: StreamCatalog) => void = () => {
		throw new Error('The list was not opened.');
	};

	const session = openSession({
		size,
		run() {
			throw new Error('No action is run here.');
		},
		streams: {
			load(onChange) {
				loads++;
				change = onChange;
				return {
					describe(names) {
						described.push(names);
					},
					measure(names) {
						measured.push(names);
					},
					stop() {
						stops++;
					},
				};
			},
			whyNot: () => reason,
			switchTo(choice) {
				switches.push(choice);
			},
			openBeside(choice) {
				beside.push(choice);
			},
			show: () => false,
			closeShown: async () => undefined,
		},
	});
	return {
		...session,
		switches,
		beside,
		described,
		measured,
		get isLoading() {
			return loads > stops;
		},
		come(changes: Partial<StreamCatalog> = {}) {
			change({
				streams, intake: new Map(), isComplete: true, problem: undefined, ...changes,
			});
		},
	};
};

test.each<[typed: string, found: readonly string[]]>([
	['', streams.map(({name}) => name)],
	['cpr', ['clicks-prod']],
	['prod clicks', []],
	['clicks prod', ['clicks-prod']],
	['CLICKS', ['clicks-dev', 'clicks-prod', 'clickstream-lab']],
	['lab', ['clickstream-lab']],
	['zz', []],
	['-', []],
	['(', []],
])('“%s” finds %j', (typed, found) => {
	expect(searchStreams(streams, typed).map(({stream: {name}}) => name)).toEqual(found);
});

describe('going to a stream', () => {
	test.each<[string, string, StreamChoice]>([
		['a few letters', 'cpr<enter>', {streamName: 'clicks-prod'}],
		['an arrow from the stream that is shown', '<down><enter>', {streamName: 'payments'}],
		['arrows stop at the ends', '<home><up><enter>', {streamName: 'audit'}],
		['pages', '<pageup><pagedown><enter>', {streamName: 'payments'}],
		['an arrow among those that were found', 'clicks<down><enter>', {streamName: 'clicks-prod'}],
		['letters taken back', 'zz<backspace><backspace>pay<enter>', {streamName: 'payments'}],
		['a name that is not listed', 'elsewhere<enter>', {streamName: 'elsewhere'}],
	])('%s: %s', (_name, keys, choice) => {
		const session = setUp();
		session.type('o');
		session.come();
		session.type(keys);
		expect(session.switches).toEqual([choice]);
		expect(session.view.getView().overlay).toBeUndefined();
		expect(session.isLoading).toBe(false);
	});

	test('by an ARN of another region, pasted', () => {
		const session = setUp();
		session.type('o');
		session.come();
		session.paste('arn:aws:kinesis:eu-central-1:123456789012:stream/clicks\n');
		session.type('<enter>');
		expect(session.switches).toMatchObject([{streamName: 'clicks', region: 'eu-central-1', arn: 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks'}]);
	});

	test('what is held, scrolled or frozen goes, the filter stays', () => {
		const session = setUp();
		session.type('/user-3<enter><space>o');
		session.come();
		session.type('pay<enter>');
		expect(session.view.getView()).toMatchObject({
			heldFeed: undefined, feedOffset: 0, streamOffset: 0, filter: {text: 'user-3'},
		});
	});

	test('Tab opens it beside the shown one, which stays as it is', () => {
		const session = setUp('busy: scale to 2');
		session.type('/user-3<enter><space>o');
		session.come();
		session.type('pay<tab>');
		expect(session.beside).toEqual([{streamName: 'payments'}]);
		expect(session.switches).toEqual([]);
		expect(session.view.getView()).toMatchObject({overlay: undefined, filter: {text: 'user-3'}});
		expect(session.view.getView().heldFeed).toBeDefined();
	});

	test('to the one that is shown already is nothing', () => {
		const session = setUp();
		session.type('o');
		session.come();
		session.type('<enter>');
		expect(session.switches).toEqual([]);
		expect(session.view.getView().notice?.text).toBe('This stream is already shown.');
	});

	test.each([
		['an action still runs', 'busy: scale to 2', 'pay<enter>', 'busy: scale to 2'],
		['nothing is listed and nothing typed', undefined, 'x<enter>', undefined],
	])('is refused in place when %s', (_name, reason, keys, complaint) => {
		const session = setUp(reason);
		session.type('o');
		session.come(reason === undefined ? {streams: []} : {});
		session.type(reason === undefined ? '<enter>' : keys);
		// What still comes does not take the reason away.
		session.come(reason === undefined ? {streams: []} : {});
		expect(session.switches).toEqual([]);
		expect(session.view.getView().overlay).toMatchObject({complaint: complaint ?? 'There is no stream to open. Type a name or an ARN.'});
		session.type('<escape>');
		expect(session.view.getView().overlay).toBeUndefined();
		expect(session.isLoading).toBe(false);
	});
});

test('details are asked for of the rows that are seen and lack them, as one moves', () => {
	const session = setUp();
	session.type('o');
	const many = Array.from({length: 1000}, (_, index) => stream(`s-${String(index).padStart(4, '0')}`));
	session.come({streams: many});
	expect(session.described.at(-1)).toEqual(many.slice(0, 17).map(({name}) => name));
	session.type('<end>');
	expect(session.described.at(-1)).toEqual(many.slice(-17).map(({name}) => name));
	session.come();
	expect(session.described.at(-1)).toEqual(['audit', 'payments']);
});

test('what streams take in is asked for only where the column has room, and not for those in tabs', () => {
	const narrow = setUp();
	narrow.type('o');
	narrow.come();
	expect(narrow.measured.flat()).toEqual([]);
	const wide = setUp(undefined, {columns: 120, rows: 40});
	wide.show(snapshot({tabs: [tab(1, 'clickstream-lab', true, 2)]}));
	wide.type('o');
	wide.come();
	expect(wide.measured.at(-1)).toEqual(['audit', 'clicks-dev', 'clicks-prod', 'payments']);
});

test('the list at 80×24', () => {
	const session = setUp();
	session.type('oc');
	session.come({isComplete: false});
	session.type('li');
	const lines = session.frame().split('\n');
	expect(`\n${[...lines.slice(0, 7), ...lines.slice(20, 22)].join('\n')}\n`).toBe(`
┌─ ► Streams, embedded Kinesis, 127.0.0.1:4567 ─────────────────── Esc closes ─┐
│ > cli                                                  3 of 5 streams so far │
│   name                             status    mode         shards  created    │
│   clicks-dev                       ACTIVE    provisioned       1  2026-01-01 │
│   clicks-prod                      ACTIVE    provisioned   1,024  2026-01-01 │
│ ● clickstream-lab                  ACTIVE    provisioned       2  2026-01-01 │
│                                                                              │
│ Enter opens it here; the producer here pauses first. Tab: beside.            │
└──────────────────────────────────────────────────────────────────────────────┘
`);
});

test('a wide list says what the streams in tabs take in, and the keys of their tabs', () => {
	const session = setUp();
	session.show(snapshot({
		tabs: [
			tab(1, 'clickstream-lab', true, 1234),
			tab(2, 'payments', false, 0.5),
		],
	}));
	session.type('o');
	session.come({intake: new Map([['audit', 12], ['payments', 99]])});
	const text = session.frame({columns: 120, rows: 40});
	expect(text).toMatch(/name +status +mode +shards +in +created/v);
	expect(text).toMatch(/│ 1 clickstream-lab +ACTIVE +provisioned +2 +1,234\/s +2026/v);
	expect(text).toMatch(/│ 2 payments +UPDATING +on-demand +– +0\.5\/s +2026/v);
	expect(text).toMatch(/│ {3}audit +ACTIVE +provisioned +– +12\/s +2026/v);
});

test.each([[80, 24], [120, 40], [200, 60]])('trouble and hostile names stay inside the list at %i×%i', (columns, rows) => {
	const session = setUp();
	session.type('o');
	session.come({
		streams: [stream('\u{1B}]0;owned\u{7}\u{1B}[2Jx\nend'), stream(`\u{202E}${'w'.repeat(300)}`, {mode: undefined, status: undefined, createdAt: undefined})],
		problem: 'No permission for kinesis:ListStreams in us-east-1: ask for an IAM policy that allows it.\u{1B}[8m',
	});
	const text = session.frame({columns, rows});
	expect(text.split('\n')).toHaveLength(rows - 1);
	for (const hostile of ['\u{1B}]0', '\u{1B}[2J', '\u{1B}[8m', '\u{202E}', '\u{7}']) {
		expect(text).not.toContain(hostile);
	}

	expect(text).toContain('No permission for kinesis:ListStreams');
	// To its end, where the remedy stands.
	expect(text).toMatch(/still[\s│]+works\./v);
	expect(text).toContain('2 streams');
});
