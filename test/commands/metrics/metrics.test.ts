import {describe, expect, test} from 'vitest';
import {createStream} from '../../../source/kinesis/streams/stream.js';
import {startEmbedded} from '../../helpers/embedded.js';
import {metricResults, startFakeCloudWatch} from '../../helpers/fake-cloudwatch.js';
import {jsonLinesOf, runCli} from '../../helpers/run-cli.js';

const words = (endpoint: string) => ['metrics', '--stream', 'clicks', '--endpoint', endpoint];

const start = async () => {
	const kinesis = await startEmbedded();
	await createStream(kinesis.connection, 'clicks', 1);
	return kinesis;
};

test('asks for seven metrics of the stream, minute by minute, and says what that costs', async () => {
	await using kinesis = await start();
	await using cloudWatch = await startFakeCloudWatch(request => ({body: {MetricDataResults: metricResults(request, (name, index) => name === 'IncomingRecords' ? (index === 7 ? 12_000 : 600) : undefined)}}));
	const {exitCode, stdout, stderr} = await runCli(words(kinesis.endpoint), {environment: {AWS_ENDPOINT_URL_CLOUDWATCH: cloudWatch.endpoint}});
	expect([exitCode, cloudWatch.requests.length]).toEqual([0, 1]);
	const [{MetricDataQueries: queries, StartTime: from, EndTime: to}] = cloudWatch.requests as [(typeof cloudWatch.requests)[number]];
	expect([to - from, from % 60]).toEqual([3600, 0]);
	expect(queries.map(({MetricStat: {Metric: metric, Period: period, Stat: stat}}) => [metric.MetricName, metric.Namespace, metric.Dimensions[0]!.Value, period, stat])).toEqual([
		['IncomingBytes', 'AWS/Kinesis', 'clicks', 60, 'Sum'],
		['IncomingRecords', 'AWS/Kinesis', 'clicks', 60, 'Sum'],
		['GetRecords.Bytes', 'AWS/Kinesis', 'clicks', 60, 'Sum'],
		['GetRecords.Records', 'AWS/Kinesis', 'clicks', 60, 'Sum'],
		['WriteProvisionedThroughputExceeded', 'AWS/Kinesis', 'clicks', 60, 'Sum'],
		['ReadProvisionedThroughputExceeded', 'AWS/Kinesis', 'clicks', 60, 'Sum'],
		['GetRecords.IteratorAgeMilliseconds', 'AWS/Kinesis', 'clicks', 60, 'Maximum'],
	]);
	const rows = stdout.split('\n').map(row => row.split(/ {2,}/v));
	expect(rows[1]).toEqual(['records in a second', '10', '13', '200', new Date((from + (7 * 60)) * 1000).toISOString(), '60 of 60']);
	// No data is not zero.
	expect(rows[2]).toEqual(['bytes in a second', '-', '-', '-', '-', '0 of 60']);
	expect(stderr).toContain('one to three minutes behind');
	expect(stderr).toContain('The iterator age mixes all who poll');
	expect(stderr).toContain('7 metrics requested, about <$0.001 ($0.01 per 1,000).');
});

test('in JSON, a gap is null; all pages are read, and each is counted', async () => {
	await using kinesis = await start();
	await using cloudWatch = await startFakeCloudWatch((request, number) => ({
		body: {
			MetricDataResults: metricResults(request, (_, index) => index === (number === 1 ? 0 : 2) ? 300 * number : undefined),
			NextToken: number === 1 ? 'more' : undefined,
			Messages: number === 1 ? [{Code: 'X', Value: 'Some data was left out.'}] : [],
		},
	}));
	const {stdout, stderr} = await runCli([...words(kinesis.endpoint), '--json', '--last', '24h'], {environment: {AWS_ENDPOINT_URL_CLOUDWATCH: cloudWatch.endpoint}});
	const lines = jsonLinesOf(stdout) as ReadonlyArray<{metric: string; unit: string; periodSeconds: number; points: ReadonlyArray<{value: unknown}>}>;
	expect(cloudWatch.requests.map(({NextToken: token}) => token)).toEqual([undefined, 'more']);
	expect(lines).toHaveLength(7);
	expect(lines[0]).toMatchObject({metric: 'IncomingRecords', unit: '1/s', periodSeconds: 300});
	expect(lines[0]!.points).toHaveLength(288);
	expect(lines[0]!.points.slice(0, 4).map(({value}) => value)).toEqual([1, null, 2, null]);
	// The age is a level: it is not divided by the time.
	expect(lines.at(-1)).toMatchObject({unit: 'ms', points: expect.arrayContaining([expect.objectContaining({value: 600})]) as unknown});
	expect(stderr).toContain('Some data was left out.');
	expect(stderr).toContain('14 metrics requested');
});

describe('what is missing is named', () => {
	test('the right', async () => {
		await using kinesis = await start();
		await using cloudWatch = await startFakeCloudWatch(() => ({status: 400, body: {__type: 'com.amazonaws.cloudwatch#AccessDeniedException', message: 'User is not authorized'}}));
		const {exitCode, stderr} = await runCli(words(kinesis.endpoint), {environment: {AWS_ENDPOINT_URL_CLOUDWATCH: cloudWatch.endpoint}});
		expect([exitCode, stderr]).toEqual([1, 'clickmon: CloudWatch: the right cloudwatch:GetMetricData is missing; ask for an IAM policy that allows it.\n']);
	});

	test('an endpoint, beside an emulator', async () => {
		const {exitCode, stderr} = await runCli(['metrics', '--local']);
		expect(exitCode).toBe(1);
		expect(stderr).toContain('set AWS_ENDPOINT_URL_CLOUDWATCH');
	});

	test('a span', async () => {
		const {exitCode, stderr} = await runCli(['metrics', '--local', '--last', '2h']);
		expect(exitCode).toBe(2);
		expect(stderr).toContain('1h or 24h');
	});
});
