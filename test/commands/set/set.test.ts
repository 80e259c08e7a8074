import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {DescribeStreamSummaryCommand, ListTagsForStreamCommand} from '@aws-sdk/client-kinesis';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {startEmbedded, type Embedded} from '../../helpers/embedded.js';
import {hasSignals, runCli, startCli} from '../../helpers/run-cli.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

let embedded: Embedded;

beforeAll(async () => {
	// The test's own client does not retry, and would share the calls per second with the program.
	embedded = await startEmbedded({hasLimits: false});
});

afterAll(async () => {
	await embedded.stop();
});

const setOn = async (streamName: string, ...words: string[]) => runCli(['set', '--stream', streamName, '--endpoint', embedded.endpoint, ...words]);

const summaryOf = async (streamName: string) => {
	const {StreamDescriptionSummary: summary} = await embedded.sdk.send(new DescribeStreamSummaryCommand({StreamName: streamName}));
	return summary!;
};

test('several settings at once: shown first with what they cost and the AWS CLI’s lines, then made; another client sees them', async () => {
	await createStream(embedded.connection, 'many', 2);
	const {exitCode, stdout, stderr} = await setOn('many', '--retention', '7d', '--mode', 'on-demand', '--max-record-size', '2MB', '--encryption', 'kms', '--shard-metrics', 'all', '--tag', 'team=web', '--tag', 'cost=5', '--yes');
	expect({exitCode, stdout}).toEqual({
		exitCode: 0,
		stdout: 'Changed stream “many”: retention 24 to 168 hours, largest record 1 MiB to 2 MiB, encryption with alias/aws/kinesis, mode provisioned to on demand, 7 shard-level metrics and tags team=web and cost=5.\n',
	});
	expect(stderr).toContain('1. Records are kept 168 hours (7 days) instead of 24 hours');
	expect(stderr).toContain('   It would cost on AWS $0.030 an hour now and $0.070 then');
	expect(stderr).toContain('   aws kinesis increase-stream-retention-period --stream-name many --retention-period-hours 168 --region us-east-1 --endpoint-url ');
	expect(stderr.indexOf('aws kinesis update-stream-mode')).toBeLessThan(stderr.indexOf('change 1 of 6: retention'));
	expect(await summaryOf('many')).toMatchObject({
		StreamStatus: 'ACTIVE', RetentionPeriodHours: 168, MaxRecordSizeInKiB: 2048, EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis', StreamModeDetails: {StreamMode: 'ON_DEMAND'},
	});
	const {Tags: tags} = await embedded.sdk.send(new ListTagsForStreamCommand({StreamName: 'many'}));
	expect(tags).toEqual([{Key: 'cost', Value: '5'}, {Key: 'team', Value: 'web'}]);
});

test('--json has the settings as they are now, and each change', async () => {
	const {exitCode, stdout, stderr} = await setOn('many', '--retention', '48h', '--untag', 'cost', '--json', '--yes');
	expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
	expect(JSON.parse(stdout)).toEqual({
		streamName: 'many',
		streamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/many',
		streamStatus: 'ACTIVE',
		streamMode: 'ON_DEMAND',
		retentionPeriodHours: 48,
		maxRecordSizeInKiB: 2048,
		encryptionType: 'KMS',
		keyId: 'alias/aws/kinesis',
		shardLevelMetrics: expect.arrayContaining(['IncomingBytes']) as string[],
		tags: {team: 'web'},
		missingRights: [],
		changes: [
			{
				setting: 'untag', from: {cost: '5'}, to: null, does: 'The tag “cost” (“5”) is removed.', costs: null, warning: null, command: expect.stringContaining('remove-tags-from-stream --stream-name many --tag-keys cost') as string,
			},
			{
				setting: 'retention', from: 168, to: 48, does: 'Records are kept 48 hours (2 days) instead of 168 hours (7 days).', costs: 'What is kept beyond 24 hours is charged by the GB and the month.',
				warning: 'Records that are older than 48 hours (2 days) are gone at once, and nothing brings them back.', command: expect.stringContaining('decrease-stream-retention-period') as string,
			},
		],
	});
});

test('what is so already is said, and nobody is asked', async () => {
	const {exitCode, stdout} = await setOn('many', '--retention', '48h', '--tag', 'team=web');
	expect({exitCode, stdout}).toEqual({exitCode: 0, stdout: 'Nothing to change: stream “many” is so already.\n'});
});

describe('nothing is changed', () => {
	beforeAll(async () => {
		await createStream(embedded.connection, 'still', 1);
	});

	test('with --dry-run, which says what would be', async () => {
		const {exitCode, stdout, stderr} = await setOn('still', '--retention', '48h', '--dry-run');
		expect({exitCode, stderr}).toEqual({exitCode: 0, stderr: ''});
		expect(stdout).toMatch(/^Records are kept 48 hours .*\nIt would cost on AWS .*\naws kinesis increase-stream-retention-period .*\n$/v);
		const json = await setOn('still', '--retention', '48h', '--dry-run', '--json', '--read-only');
		expect(JSON.parse(json.stdout)).toMatchObject({streamName: 'still', isDryRun: true, changes: [{setting: 'retention', from: 24, to: 48}]});
		const already = await setOn('still', '--retention', '24h', '--dry-run');
		expect(already.stdout).toBe('Nothing to change: stream “still” is so already.\n');
		expect(await summaryOf('still')).toMatchObject({RetentionPeriodHours: 24});
	});

	test.each<[string, string[], number, string]>([
		['without --yes, where nobody can be asked', ['--retention', '48h'], 2, 'Changing still wants a yes typed, and there is no terminal to ask on: add --yes to change it without asking.'],
		['nor in JSON', ['--retention', '48h', '--json'], 2, 'add --yes'],
		['with --read-only', ['--retention', '48h', '--yes', '--read-only'], 2, 'Nothing was changed: --read-only'],
		['without a setting', ['--yes'], 2, 'clickmon set wants a setting, as in clickmon set --retention 48h'],
		['with a tag twice', ['--tag', 'a=1', '--untag', 'a'], 2, 'The tag “a” was given twice'],
		['with a word', ['retention', '--retention', '48h'], 2, 'clickmon set does not take “retention”'],
		['with a bad value', ['--retention', '12h'], 2, '--retention does not take “12h”'],
	])('%s', async (_, words, code, message) => {
		const {exitCode, stdout, stderr} = await setOn('still', ...words);
		expect({exitCode, stdout}).toEqual({exitCode: code, stdout: ''});
		expect(stderr).toContain(message);
		expect(await summaryOf('still')).toMatchObject({RetentionPeriodHours: 24});
	});

	test('where the config file says that nothing is', async () => {
		const file = path.join(createTemporaryFolder(), 'config.json');
		writeFileSync(file, '{"read-only": true}');
		const {exitCode, stderr} = await setOn('still', '--retention', '48h', '--yes', '--config', file);
		expect(exitCode).toBe(2);
		expect(stderr).toContain('--ignore-config leaves the file out');
	});

	test('of a stream that does not exist', async () => {
		const {exitCode, stderr} = await setOn('nowhere', '--retention', '48h', '--yes');
		expect(exitCode).toBe(1);
		expect(stderr).toContain('There is no stream “nowhere”');
	});
});

test.runIf(hasSignals)('Ctrl+C in the middle ends with 130, and the same command makes what is left', async () => {
	await using slow = await startEmbedded({transitionMilliseconds: 600});
	const to = ['--stream', 'slow', '--endpoint', slow.endpoint];
	await runCli(['create', ...to]);
	const words = ['set', ...to, '--max-record-size', '2MB', '--encryption', 'kms', '--mode', 'on-demand', '--yes'];
	const cli = startCli(words);
	await cli.waitFor(({stderr}) => stderr.includes('change 2 of 3: encryption with alias/aws/kinesis'));
	cli.signal('SIGINT');
	const {exitCode, stderr} = await cli.finished;
	expect(exitCode).toBe(130);
	expect(stderr).toContain('Interrupted. A change that is under way ends by itself; the same command makes those that are left, and with --dry-run says which.');
	const again = await runCli(words);
	expect(again.exitCode).toBe(0);
	expect(again.stdout).toMatch(/^Changed stream “slow”: (?:encryption with alias\/aws\/kinesis and )?mode provisioned to on demand\.\n$/v);
});
