import {CloudWatchClient, GetMetricDataCommand} from '@aws-sdk/client-cloudwatch';
import type {Access} from '../access.js';
import {createServiceClient} from '../service-client.js';
import {classifyReaderError, retryingReader} from './reader-errors.js';

/**
Metrics of one call. Source: CloudWatch API Reference, GetMetricData, MetricDataQueries.
*/
const MOST_METRICS = 500;

const PERIOD_SECONDS = 60;

/**
CloudWatch has a minute of a stream one to three minutes after it is over.
*/
const LOOK_BACK_SECONDS = 5 * PERIOD_SECONDS;

/**
The records that each of these streams took in, a second, over the newest minute that CloudWatch has; a stream of which it has none is missing. `now` is clock time in ms. Each name is a metric that is charged. Throws what the service says.
*/
export const getIncomingRecords = async (access: Access, streamNames: readonly string[], {now, signal}: {readonly now: number; readonly signal: AbortSignal}): Promise<ReadonlyMap<string, number>> => {
	const client = createServiceClient(access, {classifyError: classifyReaderError, answerBytesOf: () => undefined}, settings => new CloudWatchClient(settings));
	const asked = streamNames.slice(0, MOST_METRICS);
	const end = Math.floor(now / 1000 / PERIOD_SECONDS) * PERIOD_SECONDS * 1000;
	const call = new GetMetricDataCommand({
		MetricDataQueries: asked.map((name, index) => ({
			Id: `m${index}`,
			MetricStat: {
				Metric: {Namespace: 'AWS/Kinesis', MetricName: 'IncomingRecords', Dimensions: [{Name: 'StreamName', Value: name}]},
				Period: PERIOD_SECONDS,
				Stat: 'Sum',
			},
		})),
		StartTime: new Date(end - (LOOK_BACK_SECONDS * 1000)),
		EndTime: new Date(end),
		ScanBy: 'TimestampDescending',
	});
	try {
		// A few points for each metric: all of them are on the first page.
		const {MetricDataResults: results = []} = await retryingReader(async () => client.send(call, {abortSignal: signal}), {signal});
		return new Map(results.flatMap(({Id: id = '', Values: values = []}) => {
			const [newest] = values;
			const name = asked[Number(id.slice(1))];
			return name === undefined || newest === undefined || !Number.isFinite(newest) ? [] : [[name, newest / PERIOD_SECONDS]];
		}));
	} finally {
		client.destroy();
	}
};
