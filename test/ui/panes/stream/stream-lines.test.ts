import {expect, test} from 'vitest';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {streamLines} from '../../../../source/ui/panes/stream/stream-lines.js';
import {appearance} from '../../frame.js';
import {
	NOON,
	openShard,
	snapshot,
	state,
} from '../../snapshots.js';

const shown = (changes: Partial<Snapshot>) => streamLines(snapshot(changes), 160, appearance).map(line => lineText(line)).join('\n');

const throttled = {
	throttledRecordsPerSecond: 4200, throttledReadsPerSecond: 0, throttledRecords: 21_429, throttledReads: 0,
};

test.each<[string, Partial<Snapshot>, RegExp]>([
	['a stream that answers', {}, /^ACTIVE · 1 open shard/v],
	['a stream that gives no answer is dated', {state: state({connectivity: 'unreachable', asOf: NOON - 20_000})}, /^ACTIVE as of \d\d:\d\d:40 · /v],
	['a reader that is caught up', {}, /· at tip ·/v],
	['a reader that gets no answer is not at the tip, but dated', {shards: [openShard(0, 0, 1, {reader: 'retrying', asOf: NOON - 20_000})]}, /· 1 waiting to retry, as of \d\d:\d\d:40 ·/v],
	['a shard that is skipped', {
		shards: [openShard(1, 0, 1), openShard(0, 0, 1, {
			state: 'closed', reader: 'not-read', lagMilliseconds: undefined, isSkipped: true,
		})],
	}, /· at tip, 1 skipped on purpose ·/v],
	['on AWS, who knows what others are refused', {state: state({endpoint: undefined, isEmbedded: false})}, /· what others are refused: see CloudWatch$/v],
	['the time from put to read', {}, /· put→read p50 512 ms, p99 1,003 ms ·/v],
	['that time by both ways of reading, with their names', {reading: {mode: 'fan-out', latency: {p50: 70, p99: 95}, otherLatency: {p50: 512, p99: 1003}}}, /· put→read by fan-out p50 70 ms, p99 95 ms, by polling p50 512 ms, p99 1,003 ms ·/v],
	['that time right after the change', {reading: {mode: 'fan-out', latency: undefined, otherLatency: {p50: 512, p99: 1003}}}, /· put→read by fan-out –, by polling p50 512 ms, p99 1,003 ms ·/v],
	['what is turned down of everybody', {everybody: throttled}, /· of all turned down: 4,200 records\/s, 0 reads\/s ·/v],
])('%s', (_, changes, text) => {
	expect(shown(changes)).toMatch(text);
});

test('nothing is said of others while nothing is turned down, nor where nobody knows', () => {
	expect(shown({everybody: {...throttled, throttledRecordsPerSecond: 0}})).not.toContain('turned down');
	expect(shown({})).not.toContain('turned down');
});
