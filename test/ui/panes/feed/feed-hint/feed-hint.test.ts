import {expect, test} from 'vitest';
import type {StartPosition} from '../../../../../source/service/reading-start.js';
import type {Snapshot} from '../../../../../source/monitor/snapshot.js';
import type {ShardView} from '../../../../../source/monitor/meters/shard-view.js';
import type {MonitorState} from '../../../../../source/monitor/state.js';
import {feedHint, type HintKeys} from '../../../../../source/ui/panes/feed/feed-hint/feed-hint.js';
import {frameLines} from '../../../frame.js';
import {
	absent,
	clickFeed,
	NOON,
	openShard,
	snapshot,
	state,
} from '../../../snapshots.js';

const keys: HintKeys = {produce: 'p', start: 's', fanOut: 'f'};

const quiet = snapshot().producer;

// Nothing in the feed, and nothing produced.
const empty = (changes: Partial<Snapshot> = {}): Snapshot => snapshot({
	feed: clickFeed(0, [0]),
	producer: {
		...quiet, isProducing: false, proof: undefined, totals: {...quiet.totals, sent: 0, accepted: 0},
	},
	...changes,
});

const readingFrom = (from: StartPosition, since: number | undefined = NOON - 123_000): Pick<Snapshot, 'reading'> => ({
	reading: {mode: 'polling', latency: undefined, start: {from, since}},
});

const withShards = (...changes: ReadonlyArray<Partial<ShardView>>): Pick<Snapshot, 'shards'> => ({
	shards: changes.map((change, index) => openShard(index, index, changes.length, change)),
});

const stream = state().stream!;
const withProblem = (code: string, changes: Partial<MonitorState> = {}): Pick<Snapshot, 'state'> => ({state: state({...changes, problem: {code, message: 'what happened'}})});

test.each<[string, Snapshot, RegExp]>([
	['nobody has answered yet', absent({connectivity: 'connecting'}), /Records appear here once the stream exists/v],
	['there is no stream', absent(), /There is no stream\. Once it exists, its records appear here/v],
	['nothing is known, because nobody can be reached', absent({connectivity: 'unreachable'}), /Nothing is known about the stream yet; the line below says why/v],
	['CREATING, and for how long', empty({state: state({stream: {...stream, status: 'CREATING'}, statusSince: NOON - 12_000})}), /has been CREATING for 12 s/v],
	['DELETING', empty({state: state({stream: {...stream, status: 'DELETING'}})}), /The stream and its records are being deleted/v],
	['no permission to read', empty({...withProblem('reading-denied'), ...withShards({reader: 'retrying'})}), /A permission is missing; the line below/v],
	['credentials that have expired', empty({...withProblem('reading-credentials'), ...withShards({reader: 'retrying'})}), /refuses the credentials/v],
	['the connection is lost', empty(withProblem('connection-lost', {connectivity: 'unreachable'})), /connection to the service is lost.*No record is missed/v],
	['other consumers take the reads', empty(withShards({reader: 'throttled', retryAt: NOON + 2000}, {})), /use up the reads of 1 shard of 2: .* 5 calls and 2 MB a second\. The next try is in 2\.0 s\. f switches to enhanced fan-out/v],
	['the service throttles fan-out', empty({...withShards({reader: 'throttled'}), reading: {mode: 'fan-out', latency: undefined}}), /throttles 1 shard of 1\.$/v],
	['reading fails', empty(withShards({reader: 'retrying', retryAt: NOON + 12_000})), /failed on 1 shard of 1\. clickmon keeps trying\. The next try is in 12 s/v],
	['all wait for their parents', empty(withShards({reader: 'waiting-for-parents'}, {reader: 'waiting-for-parents'}, {reader: 'starting'})), /2 shards wait until the parent shards are read to the end/v],
	['reading has just begun', empty({...withShards({reader: 'not-read', lagMilliseconds: undefined}), ...readingFrom({type: 'trim-horizon'})}), /Reading begins from the oldest record\./v],
	['reading cannot begin: the service refuses the sequence number', empty({...withProblem('invalid-argument'), ...withShards({reader: 'not-read', lagMilliseconds: undefined}), ...readingFrom({type: 'at-sequence-number', shardId: 'shardId-000000000001', sequenceNumber: '49'})}), /cannot begin from record 49 of shard 1; the reason stands below\. s starts somewhere else\. clickmon keeps trying\./v],
	['empty pages, and how far behind', empty({...withShards({lagMilliseconds: 720_000}, {}), ...readingFrom({type: 'trim-horizon'})}), /Only empty pages so far\. Reading is at 11:48:00, 12m 00s behind/v],
	['own records are on their way', empty({producer: {...quiet, proof: {...quiet.proof!, inFlight: 3}}}), /3 records accepted; the next read brings them/v],
	['the producer has just begun', empty({producer: {...empty().producer, isProducing: true}}), /first records are on their way/v],
	['from LATEST, and nothing was written since', empty(readingFrom({type: 'latest'})), /began at LATEST\. Nothing was written since 11:57:57\. s starts earlier/v],
	['from the oldest: the stream is empty', empty(readingFrom({type: 'trim-horizon'})), /holds no records: clickmon read it from the oldest on\. p starts the producer/v],
	['from a time: nothing since then', empty(readingFrom({type: 'at-timestamp', timestamp: NOON - 900_000})), /read the stream from 11:45:00 on and found no records\. s starts earlier/v],
	['from a record that is gone', empty(readingFrom({type: 'at-sequence-number', shardId: 'shardId-000000000007', sequenceNumber: '49'})), /read the stream from record 49 of shard 7 on and found no records/v],
	['own records of before, when reading starts over at the latest', empty({...readingFrom({type: 'latest'}), producer: {...quiet, isProducing: false, proof: {...quiet.proof!, inFlight: 0}}}), /began at LATEST/v],
])('%s', (_name, current, expected) => {
	expect(feedHint(current, keys).join(' ')).toMatch(expected);
});

test('without their keys nothing is said of them', () => {
	const words = feedHint(empty(readingFrom({type: 'latest'})), {produce: '', start: '', fanOut: ''}).join(' ');
	expect(words).not.toContain('start');
	expect(words).toContain('New records appear here.');
});

test.each([[80, 24], [120, 40], [200, 60]])('the whole reason can be read at %i×%i', (columns, rows) => {
	const throttled = empty(withShards({reader: 'throttled', retryAt: NOON + 2000}, {}));
	const text = frameLines(throttled, {columns, rows}).join(' ').replaceAll(/[\s│]+/gv, ' ');
	expect(text).toContain('share 5 calls and 2 MB a second. The next try is in 2.0 s. f switches to enhanced fan-out, which has its own limit.');
});

test('the title of the feed says from where, and how far behind', () => {
	const lines = frameLines(snapshot({...withShards({lagMilliseconds: 184_000}), ...readingFrom({type: 'at-timestamp', timestamp: NOON - 900_000})}), {columns: 80, rows: 24});
	expect(lines.find(line => line.includes('Feed'))).toMatch(/Feed from 11:45:00 ─+ 3m 04s behind · reading 2\.0\/s · 120 read ──$/v);
});
