import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import type {LeaseScan, ShardWork} from '../../../../source/consumers/lease-scan.js';
import type {ConsumersView, TableView} from '../../../../source/monitor/consumers/consumers-view.js';
import {asciiGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {appearance} from '../../frame.js';
import {openSession, sizes} from '../../session.js';
import {NOON, snapshot} from '../../snapshots.js';
import {shardIdOf} from '../../../helpers/lease-rows.js';

const work = (shard: number, changes: Partial<ShardWork> = {}): ShardWork => ({
	shardId: shardIdOf(shard),
	owner: 'worker-1',
	checkpoint: `4968063859689129045483445583599817860744883381993${shard}`,
	subSequenceNumber: '0',
	checkpointAt: NOON - 2000,
	checkpointSince: NOON - 10_000,
	ahead: 'yes',
	lag: {milliseconds: 2000, kind: 'estimate'},
	trend: {direction: 'steady', secondsPerMinute: 0},
	state: 'ok',
	stateSince: NOON - 60_000,
	retentionShare: 0.0001,
	...changes,
});

const stuck = work(17, {
	state: 'stuck', checkpointAt: NOON - 370_000, lag: {milliseconds: 370_000, kind: 'estimate'}, trend: {direction: 'growing', secondsPerMinute: 60}, stateSince: NOON - 120_000,
});

const tableOf = (table: string, shards: readonly ShardWork[], scan: Partial<LeaseScan> = {}): TableView => ({
	table,
	isOnDemand: true,
	intervalMilliseconds: 10_000,
	scan: {
		subject: 'this-stream', release: '2', otherStreams: [], earlierCount: 0, foreignCount: 0, withoutLease: [], shards, ...scan,
	},
	scannedAt: NOON - 3000,
	scanCount: 3,
	consumed: 0.5,
	consumedInAll: 1.5,
});

const everybody = (changes: Partial<ConsumersView> = {}): ConsumersView => ({
	tables: [tableOf('audit-app', [work(0)]), tableOf('orders-app', [stuck, work(0), work(1)])],
	hasTables: true,
	tablesTrouble: undefined,
	discovery: undefined,
	fanOut: {
		items: [{
			name: 'reports', arn: 'arn:of:reports', status: 'ACTIVE', createdAt: NOON,
		}],
	},
	lambda: {
		items: [{
			functionName: 'resize', functionArn: 'arn:of:resize', state: 'Enabled', stateReason: undefined, lastResult: undefined, startingPosition: 'LATEST',
			batchSize: 100, batchingWindowSeconds: 0, parallelizationFactor: 1, retryAttempts: -1, recordAgeSeconds: -1, isBisecting: false,
		}],
	},
	firehose: {items: []},
	estimate: 'checked',
	...changes,
});

const services = () => {
	const end = vi.fn<() => void>();
	return {
		end,
		consumers: {
			watch: vi.fn(() => end),
			askExactly: vi.fn(async () => undefined as string | undefined),
		},
	};
};

const open = (changes: Partial<ConsumersView> = {}, options: Partial<Parameters<typeof openSession>[0]> = {}) => {
	const {consumers, end} = services();
	const session = openSession({initial: snapshot({consumers: everybody(changes)}), consumers, ...options});
	return {...session, consumers, end};
};

describe.each(sizes)('at %s', (_name, size) => {
	test('which consumer is behind, on which shard, since when: one key', () => {
		const {press, frame} = open({}, {size});
		press('C');
		expect(frame()).toMatch(/► orders-app +KCL 2 +17 +≈ 6m 10s +↑ 60 s\/min +stuck/v);
		expect(frame().replaceAll(/[\s│]+/gv, ' ')).toContain('Shard 17: stuck, seen since 11:58:00 (2m 00s).');
		expect(frame()).toMatch(/reports +fan-out/v);
		expect(frame()).toMatch(/this window +clickmon/v);
	});

	test('its shards: two keys, the worst first', () => {
		const {press, frame} = open({}, {size});
		press('C', 'enter');
		expect(frame()).toContain('KCL 2: 1 stuck, 2 ok');
		expect(frame()).toMatch(/► +17 worker-1 +11:53:50 +≈ 6m 10s +↑ 60 s\/min +stuck/v);
		expect(frame()).toContain(stuck.checkpoint);
	});
});

test('it looks while it is open, and no longer', () => {
	const {press, consumers, end} = open();
	expect(consumers.watch).not.toHaveBeenCalled();
	press('C');
	expect(consumers.watch).toHaveBeenCalledOnce();
	press('enter', 'escape');
	expect(end).not.toHaveBeenCalled();
	press('escape');
	expect(end).toHaveBeenCalledOnce();
});

test('= asks Kinesis about the chosen shard, and says what came of it', async () => {
	const {press, frame, consumers} = open();
	press('C', 'enter', 'down', '=');
	expect(consumers.askExactly).toHaveBeenCalledExactlyOnceWith('orders-app', shardIdOf(0));
	await vi.waitFor(() => {
		expect(frame()).toContain('Kinesis was asked: the lag of shard 0 is exact');
	});
	consumers.askExactly.mockResolvedValueOnce('No permission for kinesis:GetRecords.');
	press('=');
	await vi.waitFor(() => {
		expect(frame()).toContain('No permission for kinesis:GetRecords.');
	});
});

test('what is chosen stays chosen when the order changes', () => {
	const {press, frame, show} = open();
	press('C', 'down');
	expect(frame()).toMatch(/► audit-app/v);
	const lost = work(0, {state: 'lost'});
	const tables = [tableOf('audit-app', [lost]), tableOf('orders-app', [stuck])];
	show(snapshot({consumers: everybody({tables})}));
	expect(frame()).toMatch(/► audit-app +KCL 2 +0 .* lost/v);
	expect(frame().indexOf('audit-app')).toBeLessThan(frame().indexOf('orders-app'));
});

test.each([
	['a right that is missing is named, and the others stay', {lambda: {items: undefined, trouble: {right: 'lambda:ListEventSourceMappings', message: 'Lambda: the right lambda:ListEventSourceMappings is missing; ask for an IAM policy that allows it.'}}}, ['lambda:ListEventSourceMappings is missing', 'orders-app', 'reports']],
	['without tables it says how they are seen', {tables: []}, ['start clickmon with --kcl TABLE', 'reports']],
	['beside an emulator it says what to set', {tables: [], hasTables: false, lambda: {items: undefined, isElsewhere: true as const}}, ['AWS_ENDPOINT_URL_DYNAMODB', 'Lambda: no endpoint beside this emulator']],
	['the table of another application', {tables: [tableOf('mail', [], {subject: 'other-stream', otherStreams: ['letters']})]}, ['of another stream', 'its leases are of letters']],
	['a table of a stream that was deleted', {tables: [tableOf('mail', [], {subject: 'earlier-stream'})]}, ['not of this stream', 'made before this stream']],
	['what the scans take', {}, ['every 10 s (on demand), for 0.5 read units']],
	['sequence numbers without a time', {estimate: 'off' as const}, ['no lag is estimated']],
])('%s', (_what, changes, texts) => {
	const {press, frame} = open(changes);
	press('C');
	const shown = frame().replaceAll(/[\s│]+/gv, ' ');
	for (const text of texts) {
		expect(shown).toContain(text);
	}
});

test('a function that retries for ever is warned of', () => {
	const {press, frame} = open();
	press('C', 'down', 'down', 'enter');
	expect(frame()).toContain('arn:of:resize');
	expect(frame()).toContain('A record that always fails blocks its shard');
});

test('4,000 shards scroll', () => {
	const {press, frame} = open({tables: [tableOf('big', Array.from({length: 4000}, (_, shard) => work(shard)))]});
	press('C', 'enter', 'end');
	expect(frame()).toMatch(/► +3999 /v);
	press('home');
	expect(frame()).toMatch(/► +0 /v);
});

test('plain glyphs', () => {
	const {press, frame} = open({}, {appearance: {...appearance, glyphs: asciiGlyphs}});
	press('C');
	expect(frame()).toMatch(/> orders-app +KCL 2 +17 +~ 6m 10s +\^ 60 s\/min +stuck/v);
	expect(frame()).not.toMatch(/[↑≈]/v);
});

test('hostile names reach the terminal written out', () => {
	const {press, frame} = open({tables: [tableOf('a\u{1B}[2Jb', [work(0)])]});
	press('C');
	expect(frame()).not.toContain('\u{1B}[2J');
});

test('a session without a live stream has no consumers', () => {
	const {press, frame} = openSession({initial: snapshot()});
	press('C');
	expect(frame()).not.toContain('Who reads this stream');
});
