import {describe, expect, test} from 'vitest';
import {DEFAULT_PRICES} from '../../../../source/cost/prices.js';
import {newSettings} from '../../../../source/monitor/settings/settings-view.js';
import type {StreamSummary} from '../../../../source/service/stream.js';
import type {AboutSight} from '../../../../source/ui/overlays/about/about-row.js';
import {aboutRows} from '../../../../source/ui/overlays/about/about-rows.js';
import {NOON} from '../../snapshots.js';
import {
	missing,
	settingsOf,
	stream,
	viewOf,
} from './fixtures.js';

const sight = (changes: Partial<AboutSight> = {}): AboutSight => ({
	stream, view: viewOf(), isReplay: false, now: NOON, ...changes,
});

const rowOf = (id: string, from = sight()) => aboutRows(from).find(row => row.id === id);

const withSummary = (changes: Partial<StreamSummary>) => sight({view: viewOf({summary: {value: {...stream, ...changes}}})});

test('from top to bottom: the stream, its tags, its consumers, the limits', () => {
	expect(aboutRows(sight()).map(({id}) => id)).toEqual([
		'name',
		'arn',
		'status',
		'mode',
		'created',
		'shards',
		'retention',
		'max-record-size',
		'encryption',
		'monitoring',
		'tags',
		'tag cost-centre',
		'tag team',
		'consumers',
		'consumer audit',
		'consumer reports',
		'limits',
		'limit writing',
		'limit polling',
		'limit fan-out',
		'limit scaling',
		'limit mode',
		'limit encryption',
		'limit account',
	]);
});

test.each<[id: string, changes: Partial<StreamSummary>, text: string | undefined]>([
	['name', {}, 'clickstream-lab'],
	['arn', {}, 'arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab'],
	['status', {status: 'UPDATING'}, 'UPDATING'],
	['consumers', {mode: 'ON_DEMAND'}, '2 of at most 20, or 50 with On-demand Advantage'],
	['mode', {}, 'provisioned: you choose the number of shards'],
	['mode', {mode: 'ON_DEMAND'}, 'on demand: the service chooses the number of shards'],
	['distribution', {}, undefined],
	['distribution', {ignoresKey: true}, 'the service spreads the records over the shards, whatever their keys are'],
	['created', {}, '2026-01-01 11:56:56, 3m 04s ago'],
	['created', {createdAt: 0}, 'the service does not say'],
	['shards', {openShardCount: 1200}, '1,200'],
	['retention', {}, '24 hours'],
	['retention', {retentionHours: 8760}, '8,760 hours (365 days)'],
	['retention', {retentionHours: 25}, '25 hours'],
	['max-record-size', {}, 'at most 1 MiB'],
	['max-record-size', {maxRecordSizeInKib: 1500}, 'at most 1,500 KiB'],
	['encryption', {}, 'none'],
	['encryption', {encryptionType: 'KMS'}, 'by KMS, on the servers of Kinesis'],
	['key', {}, undefined],
	['key', {encryptionType: 'KMS', encryptionKeyId: 'alias/mine'}, 'alias/mine'],
	['monitoring', {}, 'of the whole stream; none of each shard'],
	['monitoring', {shardLevelMetrics: ['IncomingBytes', 'OutgoingBytes']}, 'of the whole stream, and of each shard IncomingBytes, OutgoingBytes'],
	['limit writing', {}, '1 MB/s and 1,000 records/s in each shard: 4 MB/s and 4,000 records/s in all'],
	['limit writing', {openShardCount: 1}, '1 MB/s and 1,000 records/s in each shard'],
	['limit polling', {openShardCount: 3}, '2 MB/s and 5 calls a second, for all who poll together, in each shard: 6 MB/s in all'],
	['limit fan-out', {}, '2 MB/s of each shard for each registered consumer'],
	['limit scaling', {openShardCount: 5}, '3 to 10 shards in one step, 10 steps in 24 hours'],
	['limit scaling', {mode: 'ON_DEMAND'}, 'the service chooses the number of shards'],
	['limit mode', {}, '2 changes in 24 hours'],
	['limit encryption', {}, '25 starts and 25 stops in 24 hours'],
	['limit account', {}, '12 of 500 shards are open in this region'],
])('%s of %o', (id, changes, text) => {
	expect(rowOf(id, withSummary(changes))?.text).toBe(text);
});

test('a status that passes is marked, as a consumer that is not ready', () => {
	expect(rowOf('status')).toMatchObject({tone: 'good'});
	expect(rowOf('status', withSummary({status: 'UPDATING'}))).toMatchObject({tone: 'warning'});
	expect(rowOf('consumer audit')).toEqual({id: 'consumer audit', kind: 'item', text: 'audit: ACTIVE, registered 2026-01-01 11:00:00, 1h 00m ago'});
	expect(rowOf('consumer reports')).toMatchObject({text: 'reports: CREATING, registered 2026-01-01 11:59:58, 2.0 s ago', tone: 'warning'});
});

test('lists say how many there are, and how many there may be', () => {
	expect(rowOf('tags')).toMatchObject({head: 'Tags', text: '2 of at most 50'});
	expect(rowOf('tag team')).toEqual({id: 'tag team', kind: 'item', text: 'team = web'});
	expect(rowOf('consumers')).toMatchObject({head: 'Fan-out consumers', text: '2 of at most 20'});
	const empty = sight({view: viewOf({tags: {value: new Map()}, consumers: {value: []}})});
	expect([rowOf('tags', empty)?.text, rowOf('consumers', empty)?.text]).toEqual(['none; at most 50', 'none; at most 20']);
});

describe('what is not known says why in its row, and the rest stands', () => {
	test('a right is missing', () => {
		const view = viewOf({tags: missing('kinesis:ListTagsForStream'), consumers: missing('kinesis:ListStreamConsumers')}, {account: undefined});
		expect(rowOf('tags', sight({view}))).toMatchObject({text: 'not known: the right kinesis:ListTagsForStream is missing', tone: 'warning'});
		expect(rowOf('consumers', sight({view}))).toMatchObject({text: 'not known: the right kinesis:ListStreamConsumers is missing', tone: 'warning'});
		expect(rowOf('limit account', sight({view}))).toMatchObject({text: 'not known: it takes the right kinesis:DescribeLimits', tone: 'warning'});
		expect(rowOf('retention', sight({view}))).toMatchObject({text: '24 hours'});
	});

	test('the stream itself may not be described: its name and its shards are known', () => {
		const from = sight({
			stream: {...stream, isDescribed: false}, view: viewOf({summary: missing('kinesis:DescribeStreamSummary')}),
		});
		const text = 'not known: the right kinesis:DescribeStreamSummary is missing';
		expect(['name', 'shards', 'status', 'retention', 'encryption'].map(id => rowOf(id, from)?.text)).toEqual(['clickstream-lab', '4', text, text, text]);
		expect(rowOf('key', from)).toBeUndefined();
		expect(rowOf('limit writing', from)?.text).toContain('4 MB/s');
	});

	test('another failure is told in its words', () => {
		const view = viewOf({tags: {trouble: {message: 'tags: the call timed out.'}}});
		expect(rowOf('tags', sight({view}))).toMatchObject({text: 'tags: the call timed out.', tone: 'warning'});
	});

	test('before the first answer the session’s own look stands', () => {
		const from = sight({view: newSettings(DEFAULT_PRICES)});
		expect(['retention', 'tags', 'consumers', 'limit account'].map(id => rowOf(id, from)?.text)).toEqual(['24 hours', 'asking Kinesis …', 'asking Kinesis …', 'asking Kinesis …']);
	});

	test('after a failure nobody is asked any more', () => {
		const view = {...newSettings(DEFAULT_PRICES), isLoading: false, problem: 'Nothing answers.'};
		expect(['tags', 'limit account'].map(id => rowOf(id, sight({view}))?.text)).toEqual(['not known', 'not known']);
	});

	test('a replay has what was recorded', () => {
		const from = sight({view: undefined, isReplay: true});
		expect(['retention', 'tags', 'consumers', 'limit account'].map(id => rowOf(id, from)?.text)).toEqual(['24 hours', 'not in the recording', 'not in the recording', 'not in the recording']);
	});
});

test('what the page read counts before what the session saw earlier', () => {
	const view = viewOf({summary: {value: {...settingsOf().summary.value!, retentionHours: 48}}});
	expect(rowOf('retention', sight({view}))?.text).toBe('48 hours (2 days)');
});
