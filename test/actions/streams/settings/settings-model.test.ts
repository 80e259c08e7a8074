import {describe, expect, test} from 'vitest';
import {awsCommand} from '../../../../source/actions/aws-command.js';
import {changeCommand} from '../../../../source/actions/streams/settings/change-command.js';
import {isLosingRecords, tellChange} from '../../../../source/actions/streams/settings/change-words.js';
import {planSettings} from '../../../../source/actions/streams/settings/plan-settings.js';
import {streamAfter, type SettingChange, type WantedSettings} from '../../../../source/actions/streams/settings/setting-change.js';
import {DEFAULT_PRICES} from '../../../../source/cost/prices.js';
import type {StreamSummary} from '../../../../source/service/stream.js';
import {summaryOf} from '../../../monitor/fixtures.js';

const AWS_KEY = 'alias/aws/kinesis';
const OWN_KEY = 'arn:aws:kms:us-east-1:1:key/9-9';
const encrypted = {encryptionType: 'KMS', encryptionKeyId: AWS_KEY} as const;
const noTags = new Map<string, string>();

const planOf = (...input: Parameters<typeof planSettings>) => planSettings(...input).map(({setting}) => setting);

describe('what has to be changed', () => {
	test.each<[string, Partial<StreamSummary>, WantedSettings, readonly SettingChange[]]>([
		['nothing that is so already', {...encrypted, shardLevelMetrics: Array.from({length: 7}, () => 'x')}, {
			retentionHours: 24, mode: 'PROVISIONED', maxRecordSizeInKib: 1024, encryption: {keyId: AWS_KEY}, hasShardLevelMetrics: true, tags: new Map(), untag: [],
		}, []],
		['the retention', {}, {retentionHours: 48}, [{setting: 'retention', from: 24, to: 48}]],
		['the mode', {}, {mode: 'ON_DEMAND'}, [{setting: 'mode', from: 'PROVISIONED', to: 'ON_DEMAND'}]],
		['the size', {}, {maxRecordSizeInKib: 2048}, [{setting: 'max-record-size', from: 1024, to: 2048}]],
		['encryption that begins', {}, {encryption: {keyId: AWS_KEY}}, [{setting: 'encryption', from: undefined, to: AWS_KEY}]],
		['encryption that ends', encrypted, {encryption: {keyId: undefined}}, [{setting: 'encryption', from: AWS_KEY, to: undefined}]],
		['encryption with another key', encrypted, {encryption: {keyId: OWN_KEY}}, [{setting: 'encryption', from: AWS_KEY, to: OWN_KEY}]],
		['no encryption that is not there', {}, {encryption: {keyId: undefined}}, []],
		['no key that is the same by its ARN', {...encrypted, encryptionKeyId: '9-9'}, {encryption: {keyId: OWN_KEY}}, []],
		['a key of the same name in another account', {...encrypted, encryptionKeyId: 'arn:aws:kms:us-east-1:2:key/9-9'}, {encryption: {keyId: OWN_KEY}}, [{setting: 'encryption', from: 'arn:aws:kms:us-east-1:2:key/9-9', to: OWN_KEY}]],
		['the metrics that are missing', {shardLevelMetrics: ['IncomingBytes']}, {hasShardLevelMetrics: true}, [{setting: 'shard-metrics', from: 1, to: 7}]],
		['the metrics that are there', {shardLevelMetrics: ['IncomingBytes']}, {hasShardLevelMetrics: false}, [{setting: 'shard-metrics', from: 1, to: 0}]],
	])('%s', (_, stream, wanted, expected) => {
		expect(planSettings(summaryOf(stream), noTags, wanted)).toEqual(expected);
	});

	test('tags: only what is new or another, and only what is there', () => {
		const tags = new Map([['team', 'web'], ['cost', '5'], ['old', 'x']]);
		expect(planSettings(summaryOf(), tags, {tags: new Map([['team', 'web'], ['cost', '6'], ['new', '']]), untag: ['old', 'never']})).toEqual([
			{setting: 'untag', from: new Map([['old', 'x']])},
			{setting: 'tag', from: new Map([['cost', '5']]), to: new Map([['cost', '6'], ['new', '']])},
		]);
	});

	test('tags that may not be listed are all set and all removed', () => {
		expect(planSettings(summaryOf(), undefined, {tags: new Map([['team', 'web']]), untag: ['old']})).toEqual([
			{setting: 'untag', from: new Map([['old', undefined]])},
			{setting: 'tag', from: new Map(), to: new Map([['team', 'web']])},
		]);
	});

	test('what takes something away comes last, what may be refused before it', () => {
		const wanted: WantedSettings = {
			retentionHours: 48, mode: 'ON_DEMAND', maxRecordSizeInKib: 2048, encryption: {keyId: OWN_KEY}, hasShardLevelMetrics: true, tags: new Map([['a', 'b']]), untag: ['c'],
		};
		expect(planOf(summaryOf(), undefined, wanted)).toEqual(['retention', 'max-record-size', 'encryption', 'mode', 'shard-metrics', 'untag', 'tag']);
		const wide = summaryOf({retentionHours: 8760, maxRecordSizeInKib: 10_240});
		expect(planOf(wide, undefined, wanted)).toEqual(['encryption', 'mode', 'shard-metrics', 'untag', 'tag', 'max-record-size', 'retention']);
	});
});

describe('what the service does not take', () => {
	test.each<[WantedSettings, string]>([
		[{retentionHours: 23}, 'The retention is 24 to 8,760 hours, in whole ones, and not 23.'],
		[{retentionHours: 8761}, 'and not 8761'],
		[{retentionHours: 36.5}, 'and not 36.5'],
		[{maxRecordSizeInKib: 1023}, 'The largest record is 1,024 to 10,240 KiB, in whole ones, and not 1023.'],
		[{maxRecordSizeInKib: 10_241}, 'and not 10241'],
	])('%j', (wanted, message) => {
		expect(() => planSettings(summaryOf(), noTags, wanted)).toThrow(message);
	});

	// B, AddTagsToStream.
	test('more than 50 tags, unless others go', () => {
		const fifty = new Map(Array.from({length: 50}, (_, index) => [`key-${index}`, ''] as const));
		const tags = new Map([['one-more', '']]);
		expect(() => planSettings(summaryOf(), fifty, {tags})).toThrow('The stream “clickstream-lab” would have 51 tags, and a stream has 50 at most: remove some.');
		expect(planOf(summaryOf(), fifty, {tags, untag: ['key-7']})).toEqual(['untag', 'tag']);
		expect(planOf(summaryOf(), fifty, {tags: new Map([['key-7', 'x']])})).toEqual(['tag']);
	});
});

const place = {region: 'us-east-1', isOnAws: true, prices: DEFAULT_PRICES};
const ESTIMATE = '(estimate, us-east-1 list prices of 2024-07-01)';

describe('what a change does, costs and cannot take back', () => {
	test.each<[string, Partial<StreamSummary>, SettingChange, {does: string; costs?: string; warning?: string}]>([
		['longer', {openShardCount: 2}, {setting: 'retention', from: 24, to: 48}, {
			does: 'Records are kept 48 hours (2 days) instead of 24 hours, those that are there too; what has expired before stays gone.',
			costs: `It costs $0.030 an hour now and $0.070 then, without what is written and read ${ESTIMATE}.`,
		}],
		['longer than seven days', {retentionHours: 48}, {setting: 'retention', from: 48, to: 8760}, {
			does: 'Records are kept 8,760 hours (365 days) instead of 48 hours (2 days), those that are there too; what has expired before stays gone.',
			costs: 'What is kept beyond 7 days is charged by the GB and the month.',
		}],
		['longer than seven days at once', {}, {setting: 'retention', from: 24, to: 8760}, {
			does: 'Records are kept 8,760 hours (365 days) instead of 24 hours, those that are there too; what has expired before stays gone.',
			costs: `It costs $0.015 an hour now and $0.035 then, without what is written and read and the GB of its long retention ${ESTIMATE}. What is kept beyond 7 days is charged by the GB and the month.`,
		}],
		['longer, on demand', {mode: 'ON_DEMAND'}, {setting: 'retention', from: 24, to: 36}, {
			does: 'Records are kept 36 hours instead of 24 hours, those that are there too; what has expired before stays gone.',
			costs: 'What is kept beyond 24 hours is charged by the GB and the month.',
		}],
		['shorter', {retentionHours: 48}, {setting: 'retention', from: 48, to: 24}, {
			does: 'Records are kept 24 hours instead of 48 hours (2 days).',
			costs: `It costs $0.035 an hour now and $0.015 then, without what is written and read ${ESTIMATE}.`,
			warning: 'Records that are older than 24 hours are gone at once, and nothing brings them back.',
		}],
		['larger records', {}, {setting: 'max-record-size', from: 1024, to: 1500}, {
			does: 'A record may have 1,500 KiB instead of 1 MiB. A shard takes no more than before: larger records are for now and then.',
			warning: 'All that reads the stream must be able to take records of that size.',
		}],
		['smaller records', {maxRecordSizeInKib: 10_240}, {setting: 'max-record-size', from: 10_240, to: 1024}, {
			does: 'A record may have 1 MiB instead of 10 MiB. Larger ones that are there stay.',
			warning: 'Producers of larger records are refused from then on.',
		}],
		['on demand', {openShardCount: 4}, {setting: 'mode', from: 'PROVISIONED', to: 'ON_DEMAND'}, {
			does: 'The service scales the stream by itself from then on, beginning with its 4 open shards, and takes no shard count from you.',
			costs: `It costs $0.060 an hour now and $0.040 then, without what is written and read ${ESTIMATE}. What is written and read then costs by the GB, a GB written $0.080 and a GB read $0.040, instead of a million PUT payload units of 25 KB $0.014.`,
			warning: 'The mode is switched at most 2 times in 24 hours: once there and once back.',
		}],
		['provisioned', {mode: 'ON_DEMAND', openShardCount: 4}, {setting: 'mode', from: 'ON_DEMAND', to: 'PROVISIONED'}, {
			does: 'The stream keeps the shards that it has, now 4 open shards, and you scale it from then on. It then takes 4 MB and 4,000 records a second, and turns down what is more.',
			costs: `It costs $0.040 an hour now and $0.060 then, without what is written and read ${ESTIMATE}. What is written then costs by the record, a million PUT payload units of 25 KB $0.014, instead of a GB written $0.080 and a GB read $0.040.`,
			warning: 'The mode is switched at most 2 times in 24 hours: once there and once back.',
		}],
		['encryption with the key of AWS', {}, {setting: 'encryption', from: undefined, to: AWS_KEY}, {
			does: 'Records written from then on are encrypted with alias/aws/kinesis. Those that are there stay as they are.',
			costs: 'KMS charges its calls, and a key of your own by the month.',
			warning: 'Whoever reads and writes from another AWS account cannot use this key. It is changed at most 25 times in 24 hours.',
		}],
		['encryption with an own key', encrypted, {setting: 'encryption', from: AWS_KEY, to: OWN_KEY}, {
			does: `Records written from then on are encrypted with ${OWN_KEY}. Those that are there stay encrypted with alias/aws/kinesis: reading them takes that key until they expire.`,
			costs: 'KMS charges its calls, and a key of your own by the month.',
			warning: 'Producers need the right kms:GenerateDataKey on this key, and consumers kms:Decrypt, or their calls fail from then on. If the key goes, nobody reads its records. It is changed at most 25 times in 24 hours.',
		}],
		['no encryption', encrypted, {setting: 'encryption', from: AWS_KEY, to: undefined}, {
			does: 'Records written from then on are not encrypted by Kinesis.',
			warning: 'Those that are there stay encrypted with alias/aws/kinesis: reading them takes that key until they expire. It is changed at most 25 times in 24 hours.',
		}],
		['metrics', {openShardCount: 300}, {setting: 'shard-metrics', from: 0, to: 7}, {
			does: 'CloudWatch gets 7 metrics of each shard.',
			costs: 'CloudWatch charges each of them by the month, 2,100 for 300 open shards.',
		}],
		['no metrics', {}, {setting: 'shard-metrics', from: 7, to: 0}, {does: 'CloudWatch gets no metrics of single shards any more; it keeps those that it has.'}],
		['tags', {}, {setting: 'tag', from: new Map([['team', 'web']]), to: new Map([['team', 'data'], ['cost', '']])}, {does: 'The tag “team” is “data” instead of “web”. The tag “cost” is “”.'}],
		['no tags', {}, {setting: 'untag', from: new Map([['team', 'web'], ['cost', undefined]])}, {does: 'The tags “team” (“web”) and “cost” are removed.'}],
	])('%s', (_, stream, change, expected) => {
		expect(tellChange(change, summaryOf(stream), place)).toEqual(expected);
	});

	test('nobody is charged by an emulator', () => {
		expect(tellChange({setting: 'retention', from: 24, to: 48}, summaryOf(), {...place, isOnAws: false}).costs).toMatch(/^It would cost on AWS \$0\.015 an hour now and \$0\.035 then/v);
	});

	test('records are lost by a shorter retention alone', () => {
		expect(isLosingRecords({setting: 'retention', from: 48, to: 24})).toBe(true);
		expect(isLosingRecords({setting: 'retention', from: 24, to: 48})).toBe(false);
		expect(isLosingRecords({setting: 'max-record-size', from: 2048, to: 1024})).toBe(false);
	});
});

test('the stream after a change is what the next change meets', () => {
	const changes = planSettings(summaryOf(encrypted), noTags, {
		retentionHours: 48, mode: 'ON_DEMAND', maxRecordSizeInKib: 2048, encryption: {keyId: undefined}, tags: new Map([['a', 'b']]),
	});
	let stream = summaryOf(encrypted);
	for (const change of changes) {
		stream = streamAfter(stream, change);
	}

	expect(stream).toEqual(summaryOf({retentionHours: 48, mode: 'ON_DEMAND', maxRecordSizeInKib: 2048}));
});

const ARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab';

describe('the line of the AWS CLI', () => {
	const lineOf = (change: SettingChange, platform: NodeJS.Platform = 'linux', streamArn?: string) =>
		awsCommand(changeCommand(change, summaryOf()), {
			region: 'us-east-1', endpoint: undefined, profile: undefined, streamArn,
		}, platform).replace(/^aws kinesis /v, '').replace(/ --region us-east-1$/v, '');

	test.each<[SettingChange, string]>([
		[{setting: 'retention', from: 24, to: 48}, 'increase-stream-retention-period --stream-name clickstream-lab --retention-period-hours 48'],
		[{setting: 'retention', from: 48, to: 24}, 'decrease-stream-retention-period --stream-name clickstream-lab --retention-period-hours 24'],
		[{setting: 'max-record-size', from: 1024, to: 2048}, `update-max-record-size --stream-arn ${ARN} --max-record-size-in-ki-b 2048`],
		[{setting: 'mode', from: 'PROVISIONED', to: 'ON_DEMAND'}, `update-stream-mode --stream-arn ${ARN} --stream-mode-details StreamMode=ON_DEMAND`],
		[{setting: 'encryption', from: undefined, to: AWS_KEY}, 'start-stream-encryption --stream-name clickstream-lab --encryption-type KMS --key-id alias/aws/kinesis'],
		[{setting: 'encryption', from: OWN_KEY, to: undefined}, `stop-stream-encryption --stream-name clickstream-lab --encryption-type KMS --key-id ${OWN_KEY}`],
		[{setting: 'shard-metrics', from: 0, to: 7}, 'enable-enhanced-monitoring --stream-name clickstream-lab --shard-level-metrics ALL'],
		[{setting: 'shard-metrics', from: 7, to: 0}, 'disable-enhanced-monitoring --stream-name clickstream-lab --shard-level-metrics ALL'],
		[{setting: 'tag', from: noTags, to: new Map([['team', 'web shop'], ['cost', '']])}, 'add-tags-to-stream --stream-name clickstream-lab --tags \'team=web shop,cost=\''],
		[{setting: 'tag', from: noTags, to: new Map([['the team', '=x']])}, 'add-tags-to-stream --stream-name clickstream-lab --tags \'{"the team":"=x"}\''],
		[{setting: 'tag', from: noTags, to: new Map([['team', '=x'], ['a', ' é ']])}, String.raw`add-tags-to-stream --stream-name clickstream-lab --tags 'team='\''=x'\'',a='\'' é '\'''`],
		[{setting: 'tag', from: noTags, to: new Map([['file://team', 'x']])}, 'add-tags-to-stream --stream-name clickstream-lab --tags \'{"file://team":"x"}\''],
		[{setting: 'untag', from: new Map([['-team', 'web']])}, 'remove-tags-from-stream --stream-name clickstream-lab --tag-keys=-team'],
		[{setting: 'untag', from: new Map([['team', 'web'], ['-x', 'y']])}, 'remove-tags-from-stream --stream-name clickstream-lab --tag-keys \'["team","-x"]\''],
		[{setting: 'untag', from: new Map([['file://team', 'web']])}, 'remove-tags-from-stream --stream-name clickstream-lab --tag-keys \'["file://team"]\''],
		[{setting: 'untag', from: new Map([['team', 'web'], ['the cost', undefined]])}, 'remove-tags-from-stream --stream-name clickstream-lab --tag-keys team \'the cost\''],
	])('%j', (change, expected) => {
		expect(lineOf(change)).toBe(expected);
	});

	test('for PowerShell, where an equals sign wants quotes', () => {
		expect(lineOf({setting: 'mode', from: 'PROVISIONED', to: 'ON_DEMAND'}, 'win32')).toBe(`update-stream-mode --stream-arn ${ARN} --stream-mode-details 'StreamMode=ON_DEMAND'`);
	});

	test('a stream that was asked for by its ARN is named by it', () => {
		expect(lineOf({setting: 'retention', from: 24, to: 48}, 'linux', ARN)).toBe(`increase-stream-retention-period --stream-arn ${ARN} --retention-period-hours 48`);
	});
});
