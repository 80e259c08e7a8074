import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {createFilter, isFault, type Filter} from '../../../source/records/filter/filter.js';
import {shortShardId} from '../../../source/records/text/short-shard-id.js';
import type {Snapshot} from '../../../source/monitor/snapshot.js';
import {asciiGlyphs} from '../../../source/ui/appearance/glyphs.js';
import type {Question} from '../../../source/ui/overlays/confirmation/confirmation.js';
import {exportAmounts} from '../../../source/ui/overlays/export/export-view.js';
import type {Overlay} from '../../../source/ui/overlays/registry.js';
import {paneIds} from '../../../source/ui/panes/pane-ids.js';
import {shardOrders} from '../../../source/ui/shards/shard-order.js';
import {plainTheme} from '../../../source/ui/appearance/theme.js';
import type {ViewState} from '../../../source/ui/view/view-state.js';
import {aggregateOf} from '../../records/unpack/packed.js';
import {appearance, frame, frameLines} from '../frame.js';
import {
	absent,
	clickFeed,
	clickRecord,
	NOON,
	openShard,
	resharded,
	snapshot,
	state,
} from '../snapshots.js';

const small = {columns: 80, rows: 24};
const medium = {columns: 120, rows: 40};
const large = {columns: 200, rows: 60};

test('a stream with two shards at 80×24', () => {
	expect(`\n${frame(resharded(), small)}\n`).toMatchInlineSnapshot(`
		"
		── Stream clickstream-lab ────────────────── embedded Kinesis, 127.0.0.1:4567 ──
		 ACTIVE · 2 open shards, 1 closed · provisioned · age 3m 04s · keeps 24 h
		 reading by polling · all at tip · put→read p50 512 ms, p99 1,003 ms
		 shard  state   keys    rec/s of 1,000  KB/s of 1,024   behind   reader
		     1  open      50 %    1.2 ■·······    0.3 ■·······   at tip  reading
		     2  open      50 %    0.8 ■·······    0.3 ■·······   at tip  reading
		     0  closed   100 %                                        –  read to end
		── ► Feed ────────────────────────────────────────── reading 2.0/s · 120 read ──
		 shard 1  50 % of the keys, 1.2/s      │ shard 2  50 % of the keys, 0.8/s
		 11:59:53  user-3      /home           │ 11:59:50  user-2      /cart
		 11:59:54  user-5      /products       │ 11:59:51  user-4      /checkout
		 11:59:55  user-1      /               │ 11:59:53  user-2      /cart
		 11:59:56  user-3      /home           │ 11:59:54  user-4      /checkout
		 11:59:57  user-5      /products       │ 11:59:55  user-2      /cart
		 11:59:57  user-1      /               │ 11:59:56  user-4      /checkout
		 11:59:58  user-3      /home           │ 11:59:58  user-2      /cart
		 11:59:59  user-5      /products       │ 11:59:59  user-4      /checkout
		── Producer ─────────────────────────────────────────── users 5 · ● producing ──
		 wanted 2/s      accepted 2.0/s    waiting 0            turned down 0/s
		 2,000/s│▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  put p50 3 ms p99 9 ms · 0.3 KB/s
		 ✓ 12,031 read · 0 lost · 0 twice · in order · 3 in flight
		── Activity 11:56:57 · CREATING → ACTIVE: 1 open shard    aws kinesis create-st…
		 p pause  > < rate  g guide  / filter  Enter open  space freeze  ? help  q quit
		"
	`);
});

describe.each([['80×24', small], ['120×40', medium], ['200×60', large]])('at %s', (_, size) => {
	const lines = (value: Snapshot, view: Partial<ViewState> = {}) => frameLines(value, size, view);
	const text = (value: Snapshot, view: Partial<ViewState> = {}) => lines(value, view).join('\n');

	test('all four panes, the proof and the way out are there', () => {
		const shown = text(snapshot());
		for (const part of ['Stream clickstream-lab', '► Feed', 'Producer', 'Activity', '? help', 'q quit', '✓ 12,031 read · 0 lost · 0 twice · in order', 'p50 3 ms', '127.0.0.1:4567']) {
			expect(shown).toContain(part);
		}
	});

	test('a missing stream is said with the key that creates it', () => {
		expect(text(absent())).toMatch(/There is no stream clickstream-lab[\s\S]*c creates it\./v);
		expect(text(absent({isReadOnly: true}))).not.toContain('c creates it');
	});

	test('the key that creates is not offered before the tear-down has ended', () => {
		const tearingDown = {
			id: 'tear-down', label: 'tear down', startedAt: NOON - 2000, progress: 'DELETING',
		};
		const shown = text(absent({runningAction: tearingDown}));
		expect(shown).toContain('tear down goes on');
		expect(shown).not.toContain('c creates it');
	});

	test.each(['CREATING', 'UPDATING', 'DELETING'] as const)('%s is shown with the time it has lasted', status => {
		const changing = state({stream: {...state().stream!, status}, statusSince: NOON - 2300});
		expect(text(snapshot({state: changing}))).toContain(`${status} 2.3 s`);
	});

	test('a problem stands above the footer with its remedy', () => {
		const message = 'Nothing answers at http://127.0.0.1:4567 (connection refused). Start one with clickmon local, or give another --endpoint.';
		const last = lines(snapshot({state: state({problem: {code: 'x', message}})})).slice(-4).join(' ');
		expect(last.replaceAll(/\s+/gv, ' ')).toContain(message);
	});

	test('a hint names the words that run clickmon here', () => {
		const message = 'Nothing listens there: start `clickmon local` in another window.';
		const activity = [{
			...state().activity[0]!, kind: 'problem' as const, text: message, command: undefined,
		}];
		const shown = lines(snapshot({state: state({problem: {code: 'x', message}, activity})}));
		expect(shown.filter(row => row.includes('`npx clickmon local`'))).toHaveLength(2);
	});

	test('a frozen feed says how much came since, and keeps its records', () => {
		const held = clickFeed(100, [0]);
		const shown = text(snapshot({feed: clickFeed(223, [0])}), {heldFeed: held});
		expect(shown).toContain('FROZEN +123 since');
		expect(shown.includes('11:59:49')).toBe(true);
		expect(shown.includes('12:00:51')).toBe(false);
	});

	test('throttling says what the shards take', () => {
		const value = snapshot({
			producer: {...snapshot().producer, throttledPerSecond: 240},
			shards: [openShard(0, 0, 1, {throttledPerSecond: 240, recordsPerSecond: 1000})],
		});
		expect(text(value)).toContain('full');
		expect(text(value, {focus: 'producer'})).toMatch(/turned down.*240\/s/sv);
	});

	test('the tear-down names what goes, and offers Cancel first', () => {
		const overlay: Question = {
			type: 'confirmation',
			actionId: 'tear-down',
			streamName: 'clickstream-lab',
			typed: '',
			complaint: undefined,
		};
		const shown = text(resharded(), {overlay});
		for (const part of ['2 open shards', 'Type clickstream-lab to delete it', '► Cancel (Enter)', 'all records of the last 24 hours']) {
			expect(shown).toContain(part);
		}

		const answered: Question = {...overlay, typed: 'clickstream-lab'};
		expect(text(resharded(), {overlay: answered})).toContain('► Delete (Enter)');
	});

	test('the help has every key', () => {
		const shown = [0, 15, 30, 45].map(offset => text(snapshot(), {overlay: {type: 'help', offset}})).join('\n');
		for (const part of ['Keys', 'Starts or pauses', 'Sorts the shards']) {
			expect(shown).toContain(part);
		}
	});
});

describe('news', () => {
	const at = (since: number, text = 'busy', isProblem = false) => frameLines(snapshot(), small, {notice: {text, at: NOON - since, isProblem}});

	test('stands for a moment above the footer, which keeps its keys, and moves nothing', () => {
		const shown = at(1000);
		expect(shown.at(-2)?.trim()).toBe('busy');
		expect(shown.at(-1)).toContain('q quit');
		expect(at(6000).at(-2)).not.toContain('busy');
		const without = frameLines(snapshot(), small);
		expect([...shown.slice(0, -2), shown.at(-1)]).toEqual([...without.slice(0, -2), without.at(-1)]);
	});

	test('of an action that failed can be read to its end on the smallest screen, and stays longer', () => {
		const message = 'Amazon Kinesis refuses to scale the stream “clickstream-lab”: a stream can be rescaled 10 times in 24 hours, and it was (ScalingLimitExceeded). Wait until tomorrow, or create another stream with `clickmon create --stream NAME --shards 4`.';
		expect(at(20_000, message, true).join(' ').replaceAll(/\s+/gv, ' ')).toContain(message.replace('`clickmon', '`npx clickmon'));
		expect(at(31_000, message, true).join(' ')).not.toContain('Wait until tomorrow');
	});
});

test('shards side by side where they fit, else a column says which', () => {
	const four = Array.from({length: 4}, (_, index) => openShard(index, index, 4));
	const value = snapshot({shards: four, feed: clickFeed(60, [0, 3])});
	expect(frame(value, large)).toMatch(/shard 0 .*shard 1 .*shard 2 .*shard 3 /v);
	expect(frame(value, small)).toMatch(/shard +time +key +data/v);
});

test('a command can be read to its end', () => {
	const shown = frameLines(snapshot(), small, {focus: 'activity'}).join('').replaceAll(/[\s│]+/gv, ' ');
	expect(shown).toContain('--endpoint-url http://127.0.0.1:4567');
});

test('too small a terminal gets a sentence', () => {
	expect(frame(snapshot(), {columns: 20, rows: 5}).replaceAll(/\s+/gv, ' ')).toContain('clickmon needs 40×10; this is 20×5.');
});

const hostile = fc.oneof(
	fc.string({unit: 'binary'}),
	fc.string({unit: 'grapheme'}),
	fc.constantFrom('\u{1B}[2J\u{1B}]52;c;AAAA\u{7}', '漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字', '\u{202E}evil', 'a\nb\r\tc', '\u{D800}', '👩‍👩‍👧‍👦'.repeat(30), 'é́́́́', '\u{1B}[8mhidden', ''),
);

const anyPlainData = fc.oneof(fc.uint8Array({maxLength: 300}), hostile.map(text => Buffer.from(text)));
const anyCompressedData = anyPlainData.map(data => gzipSync(data));
const anyUserRecord = fc.record({key: hostile, hashKey: fc.option(hostile, {nil: undefined}), data: fc.oneof(anyPlainData, anyCompressedData)});
const anyAggregate = fc.array(anyUserRecord, {minLength: 1, maxLength: 4}).map(puts => aggregateOf(puts));

const anySnapshot = fc.record({
	name: hostile,
	key: hostile,
	data: fc.oneof(anyPlainData, anyCompressedData, anyAggregate),
	problem: fc.option(hostile),
	activity: hostile,
	command: fc.option(hostile, {nil: undefined}),
	shardCount: fc.integer({min: 0, max: 40}),
	recordCount: fc.integer({min: 0, max: 60}),
	isPresent: fc.boolean(),
	shardId: hostile,
	rate: fc.double({min: 0, max: 1e9, noNaN: true}),
	lag: fc.option(fc.integer({min: 0, max: 1e12}), {nil: undefined}),
	progress: fc.option(hostile, {nil: undefined}),
}).map((value): Snapshot => {
	const shards = Array.from({length: value.shardCount}, (_, index) => openShard(index, index, value.shardCount, {
		...(index === 0 && {shardId: value.shardId, shortId: shortShardId(value.shardId)}),
		recordsPerSecond: value.rate,
		bytesPerSecond: value.rate * 100,
		throttledPerSecond: value.rate,
		lagMilliseconds: value.lag,
		state: index % 5 === 4 ? 'closed' : 'open',
		reader: index % 3 === 0 ? 'retrying' : 'reading',
		retryAt: index % 3 === 0 ? NOON + 1500 : undefined,
	}));
	const records = Array.from({length: value.recordCount}, (_, index) => {
		const record = clickRecord(index, index % Math.max(1, value.shardCount), 1, '/');
		return index % 2 === 0 ? record : {...record, record: {...record.record, PartitionKey: value.key, Data: value.data}};
	});
	return snapshot({
		state: state({
			streamName: value.name,
			endpoint: `http://${value.name}`,
			stream: value.isPresent ? {...state().stream!, name: value.name} : undefined,
			connectivity: value.isPresent ? 'present' : 'unreachable',
			problem: value.problem === null ? undefined : {code: 'x', message: value.problem},
			activity: [{
				id: 1,
				at: NOON,
				kind: 'problem',
				text: value.activity,
				command: value.command,
			}],
			runningAction: value.progress === undefined
				? undefined
				: {
					id: 'scale-up',
					label: 'scale',
					progress: value.progress,
					startedAt: NOON,
				},
		}),
		shards,
		feed: {
			records,
			totalRecords: value.recordCount,
			bufferedBytes: 0,
			readPerSecond: value.rate,
		},
		producer: {
			...snapshot().producer,
			acceptedPerSecond: value.rate,
			throttledPerSecond: value.rate,
			targetRate: value.rate,
		},
	});
});

// Within the text, wherever that is: between the parts of an emoji as well.
const anyCursor = fc.option(fc.nat(12), {nil: undefined});

const anyQuestion: fc.Arbitrary<Overlay> = fc.record({
	type: fc.constant('confirmation' as const),
	actionId: fc.constant('tear-down' as const),
	streamName: hostile,
	typed: hostile,
	cursor: anyCursor,
	complaint: fc.option(hostile, {nil: undefined}),
});
const anyHelp: fc.Arbitrary<Overlay> = fc.record({type: fc.constant('help' as const), offset: fc.nat(30)});

const anyRecordView: fc.Arbitrary<Overlay> = fc.record({
	type: fc.constant('record' as const),
	userRecord: fc.nat(3),
	turns: fc.nat(3),
	offset: fc.nat(30),
	before: fc.constant({heldFeed: undefined, feedOffset: 0, focus: 'feed' as const}),
});
const anyFilterLine: fc.Arbitrary<Overlay> = fc.record({
	type: fc.constant('filter-line' as const),
	typed: hostile,
	cursor: anyCursor,
	complaint: fc.option(hostile, {nil: undefined}),
	before: fc.constant(undefined),
	openedAt: fc.constant(0),
	back: fc.constant(0),
});
const anyExport: fc.Arbitrary<Overlay> = fc.record({
	type: fc.constant('export' as const),
	typed: hostile,
	cursor: anyCursor,
	amount: fc.constantFrom(...exportAmounts),
	complaint: fc.option(hostile, {nil: undefined}),
	below: fc.constant(undefined),
});
const anyPreset = fc.record({text: hostile, about: fc.constant('the record under the cursor')});
const anyStartForm: fc.Arbitrary<Overlay> = fc.record({
	type: fc.constant('start-form' as const),
	typed: hostile,
	cursor: anyCursor,
	presets: fc.array(anyPreset, {minLength: 1, maxLength: 8}),
	chosen: fc.constant(0),
	complaint: fc.option(hostile, {nil: undefined}),
});
const anyStream = fc.record({
	name: hostile,
	arn: fc.constant(undefined),
	status: fc.constantFrom(undefined, 'ACTIVE' as const, 'UPDATING' as const),
	mode: fc.constantFrom(undefined, 'ON_DEMAND' as const),
	createdAt: fc.option(fc.nat(), {nil: undefined}),
	openShardCount: fc.option(fc.nat(10_000), {nil: undefined}),
});
const anyCatalog = fc.record({
	streams: fc.array(anyStream), intake: fc.constant(new Map([['a', 1]])), isComplete: fc.boolean(), problem: fc.option(hostile, {nil: undefined}),
});
const anyStreamList: fc.Arbitrary<Overlay> = fc.record({
	type: fc.constant('stream-list' as const),
	typed: fc.oneof(fc.constant(''), hostile),
	cursor: anyCursor,
	catalog: anyCatalog,
	chosen: fc.option(hostile, {nil: undefined}),
	complaint: fc.option(hostile, {nil: undefined}),
});
const filters = ['', 'user', '/./', '!size>1'].map(text => createFilter(text)).filter((result): result is Filter => !isFault(result));
const anyFilter = fc.constantFrom(...filters);

const anyNotice = fc.record({text: hostile, at: fc.constant(NOON)});

const anyView: fc.Arbitrary<Partial<ViewState>> = fc.record({
	focus: fc.constantFrom(...paneIds),
	isZoomed: fc.boolean(),
	feedOffset: fc.integer({min: 0, max: 100}),
	streamOffset: fc.integer({min: 0, max: 100}),
	shardOrder: fc.constantFrom(undefined, ...shardOrders),
	activityOffset: fc.integer({min: 0, max: 100}),
	notice: fc.option(anyNotice, {nil: undefined}),
	filter: fc.option(anyFilter, {nil: undefined}),
	overlay: fc.oneof(fc.constant(undefined), anyHelp, anyQuestion, anyRecordView, anyFilterLine, anyExport, anyStartForm, anyStreamList),
});

test('whatever stands in the stream, no line is wider than the terminal, the frame is a row lower than it, and nothing acts on it', () => {
	const anySize = fc.record({columns: fc.integer({min: 1, max: 220}), rows: fc.integer({min: 1, max: 70})});
	const whatIsShown = fc.property(anySnapshot, anyView, anySize, fc.boolean(), (value, view, size, isLarge) => {
		const lines = frameLines(value, size, view, {...appearance, isLarge});
		const widths = lines.map(line => stringWidth(line));
		const highest = Math.max(1, size.rows - 1);
		expect(lines.length).toBeLessThanOrEqual(highest);
		expect(Math.max(...widths)).toBeLessThanOrEqual(size.columns);
		expect(lines.join('')).not.toMatch(/[\p{Control}\p{Surrogate}\u{2028}\u{2029}\u{202E}]/v);
	});
	fc.assert(whatIsShown, {numRuns: 150});
});

test('on a terminal without Unicode, whatever is shown is ASCII, and as wide as ever', () => {
	const look = {glyphs: asciiGlyphs, theme: plainTheme};
	const anySize = fc.constantFrom(small, medium, large, {columns: 60, rows: 20});
	const whatIsShown = fc.property(anySnapshot, anyView, anySize, (value, view, size) => {
		const lines = frameLines(value, size, view, look);
		expect(lines.join('')).toMatch(/^[\u{20}-\u{7E}]*$/v);
		expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(size.columns);
	});
	fc.assert(whatIsShown, {numRuns: 100});
});

test.each([
	['frozen', {heldFeed: clickFeed(20, [0])}, /^ space go on /v],
	['zoomed', {isZoomed: true}, /^ z all panes /v],
	['filtered', {filter: createFilter('cart') as Filter}, /^ Esc no filter /v],
])('the footer of a %s view begins with the way out at 80×24, and still has help and quit', (_, view, wayOut) => {
	const footer = frameLines(resharded(), small, view).at(-1)!;
	expect(footer).toMatch(wayOut);
	expect(footer).toMatch(/\? help {2}q quit/v);
});
