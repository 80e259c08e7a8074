import {Buffer} from 'node:buffer';
import {noAlerts} from '../../source/monitor/alerts/alert.js';
import {noFacts} from '../../source/monitor/facts/facts.js';
import type {Snapshot} from '../../source/monitor/snapshot.js';
import type {FeedRecord, FeedView} from '../../source/monitor/feed/feed-view.js';
import type {ShardView} from '../../source/monitor/meters/shard-view.js';
import type {MonitorState} from '../../source/monitor/state.js';
import type {TabView} from '../../source/monitor/tabs-view.js';

/**
Noon in the local zone of whoever runs the tests: the screen shows local time.
*/
export const NOON = new Date(2026, 0, 1, 12, 0, 0).getTime();

const HASH_KEYS = 2n ** 128n;

/**
The n-th of `count` equal open shards.
*/
export const openShard = (number: number, position: number, count: number, changes: Partial<ShardView> = {}): ShardView => ({
	shardId: `shardId-${String(number).padStart(12, '0')}`,
	shortId: String(number),
	state: 'open',
	startingHashKey: (HASH_KEYS * BigInt(position)) / BigInt(count),
	endingHashKey: ((HASH_KEYS * BigInt(position + 1)) / BigInt(count)) - 1n,
	hashShare: 1 / count,
	parentShardIds: [],
	recordsPerSecond: 2,
	bytesPerSecond: 300,
	throttledPerSecond: 0,
	lagMilliseconds: 0,
	reader: 'reading',
	retryAt: undefined,
	...changes,
});

export const clickRecord = (index: number, shardNumber: number, user: number, url: string): FeedRecord => {
	const arrival = new Date(NOON - 60_000 + (index * 500));
	return {
		index,
		shardId: `shardId-${String(shardNumber).padStart(12, '0')}`,
		readAt: arrival.getTime() + 40,
		record: {
			SequenceNumber: String(49_000_000_000 + index),
			PartitionKey: `user-${user}`,
			ApproximateArrivalTimestamp: arrival,
			Data: Buffer.from(JSON.stringify({
				event_id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
				user_id: `user-${user}`,
				url,
				ts: arrival.toISOString(),
			})),
		},
	};
};

const urls = ['/', '/home', '/products', '/cart', '/checkout'];

/**
So many click events; odd users are in the first shard named, even ones in the last.
*/
export const clickFeed = (count: number, shardNumbers: readonly number[]): FeedView => ({
	records: Array.from({length: count}, (_, index) => {
		const user = 1 + (index % 5);
		const shard = shardNumbers[user % 2 === 1 ? 0 : shardNumbers.length - 1]!;
		return clickRecord(index, shard, user, urls[(index * 3) % 5]!);
	}),
	totalRecords: count,
	bufferedBytes: count * 150,
	readPerSecond: count > 0 ? 2 : 0,
});

export const state = (changes: Partial<MonitorState> = {}): MonitorState => ({
	streamName: 'clickstream-lab',
	region: 'us-east-1',
	endpoint: 'http://127.0.0.1:4567',
	isEmbedded: true,
	isReadOnly: false,
	connectivity: 'present',
	stream: {
		name: 'clickstream-lab',
		arn: 'arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab',
		status: 'ACTIVE',
		mode: 'PROVISIONED',
		createdAt: NOON - 184_000,
		retentionHours: 24,
		openShardCount: 1,
		consumerCount: 0,
		encryptionType: 'NONE',
		maxRecordSizeInKib: 1024,
	},
	statusSince: NOON - 180_000,
	shards: [],
	problem: undefined,
	runningAction: undefined,
	activity: [
		{
			id: 1,
			at: NOON - 184_000,
			kind: 'action',
			text: 'create',
			command: 'aws kinesis create-stream --stream-name clickstream-lab --shard-count 1 --region us-east-1 --endpoint-url http://127.0.0.1:4567',
		},
		{
			id: 2,
			at: NOON - 182_400,
			kind: 'event',
			text: 'CREATING → ACTIVE: 1 open shard',
		},
	],
	...changes,
});

/**
A stream with one open shard, two events a second, all well.
*/
export const snapshot = (changes: Partial<Snapshot> = {}): Snapshot => ({
	at: NOON,
	state: state(),
	shards: [openShard(0, 0, 1)],
	feed: clickFeed(120, [0]),
	producer: {
		isProducing: true,
		isDraining: false,
		targetRate: 2,
		acceptedPerSecond: 2,
		acceptedBytesPerSecond: 300,
		throttledPerSecond: 0,
		waiting: {records: 0, milliseconds: 0},
		userCount: 5,
		history: Array.from({length: 90}, (_, second) => second % 7 === 0 ? 1 : 2),
		totals: {
			sent: 12_034,
			accepted: 12_034,
			acceptedBytes: 1_805_100,
			throttled: 0,
			retried: 0,
			refused: 0,
			possibleDuplicates: 0,
			unanswered: 0,
		},
		latency: {p50: 3, p99: 9},
		proof: {
			sent: 12_034,
			accepted: 12_034,
			read: 12_031,
			inFlight: 3,
			duplicates: 0,
			lost: 0,
			orderViolations: 0,
		},
	},
	alerts: noAlerts,
	facts: noFacts,
	reading: {mode: 'polling', latency: {p50: 512, p99: 1003}},
	...changes,
});

/**
No stream of that name.
*/
export const absent = (changes: Partial<MonitorState> = {}): Snapshot => snapshot({
	state: state({
		connectivity: 'absent', stream: undefined, activity: [], ...changes,
	}),
	shards: [],
	feed: clickFeed(0, [0]),
	producer: {
		...snapshot().producer,
		isProducing: false,
		acceptedPerSecond: 0,
		history: [],
		latency: undefined,
		proof: undefined,
		totals: {
			sent: 0,
			accepted: 0,
			acceptedBytes: 0,
			throttled: 0,
			retried: 0,
			refused: 0,
			possibleDuplicates: 0,
			unanswered: 0,
		},
	},
	reading: {mode: 'polling', latency: undefined},
});

/**
After 1 → 2: the parent closed and drained a moment ago.
*/
export const resharded = (changes: Partial<Snapshot> = {}): Snapshot => snapshot({
	state: state({stream: {...state().stream!, openShardCount: 2}}),
	shards: [
		openShard(0, 0, 1, {
			state: 'closed',
			reader: 'ended',
			endedAt: NOON - 5000,
			recordsPerSecond: 0,
			bytesPerSecond: 0,
		}),
		openShard(1, 0, 2, {recordsPerSecond: 1.2, parentShardIds: ['shardId-000000000000']}),
		openShard(2, 1, 2, {recordsPerSecond: 0.8, parentShardIds: ['shardId-000000000000']}),
	],
	feed: clickFeed(120, [1, 2]),
	...changes,
});

/**
One of the streams side by side; the first is on the screen.
*/
export const tab = (id: number, streamName = `stream-${id}`, changes: Partial<TabView> = {}): TabView => ({
	id, streamName, region: 'us-east-1', isShown: id === 1, connectivity: 'present', isProducing: false, recordsPerSecond: 12, alerts: [], ...changes,
});
