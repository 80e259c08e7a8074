import {expect, test} from 'vitest';
import {intakeByCloudWatch} from '../../../source/actions/streams/stream-intake.js';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {systemClock} from '../../../source/time/clock.js';
import {startFakeCloudWatch} from '../../helpers/fake-cloudwatch.js';

const connectionTo = (endpoint: string | undefined) => ({
	accessTo: async () => endpoint === undefined ? undefined : {endpoint, region: 'us-east-1', hasPlaceholders: true},
}) as unknown as Connection;

const ask = async (endpoint: string | undefined, names: readonly string[]) =>
	Object.fromEntries(await intakeByCloudWatch(connectionTo(endpoint), names, {clock: systemClock, signal: new AbortController().signal}));

test('one call for all streams: the newest minute that CloudWatch has of each, in records a second', async () => {
	await using cloudWatch = await startFakeCloudWatch(() => ({
		body: {
			MetricDataResults: [
				{
					Id: 'm0', Timestamps: [120, 60], Values: [600, 6000], StatusCode: 'Complete',
				},
				{
					Id: 'm1', Timestamps: [], Values: [], StatusCode: 'Complete',
				},
			],
		},
	}));
	expect(await ask(cloudWatch.endpoint, ['orders', 'silent'])).toEqual({orders: 10});
	const [request] = cloudWatch.requests;
	expect(request!.MetricDataQueries.map(({MetricStat: {Metric: metric, Stat: statistic, Period: period}}) => [metric.MetricName, metric.Dimensions[0]!.Value, statistic, period])).toEqual([
		['IncomingRecords', 'orders', 'Sum', 60],
		['IncomingRecords', 'silent', 'Sum', 60],
	]);
	expect(request!.EndTime - request!.StartTime).toBe(300);
	expect(request!.EndTime % 60).toBe(0);
});

test('without the right to ask, or where there is no CloudWatch, nobody knows', async () => {
	await using cloudWatch = await startFakeCloudWatch(() => ({status: 400, body: {__type: 'AccessDeniedException', message: 'no'}}));
	expect(await ask(cloudWatch.endpoint, ['orders'])).toEqual({});
	expect(await ask(undefined, ['orders'])).toEqual({});
	expect(await ask(cloudWatch.endpoint, [])).toEqual({});
	expect(cloudWatch.requests.length).toBe(1);
});
