import {CloudWatchClient, GetMetricDataCommand, type MetricDataResult} from '@aws-sdk/client-cloudwatch';
import {visible} from '../../words.js';
import type {Access} from '../access.js';
import {createServiceClient} from '../service-client.js';
import {classifyReaderError, retryingReader} from './reader-errors.js';

/**
The metrics of a stream that CloudWatch has without a charge, each minute, for all clients together. Source: developer guide, "Monitoring the Amazon Kinesis Data Streams Service with Amazon CloudWatch".
*/
export const streamMetrics = [
	{name: 'IncomingBytes', statistic: 'Sum'},
	{name: 'IncomingRecords', statistic: 'Sum'},
	{name: 'GetRecords.Bytes', statistic: 'Sum'},
	{name: 'GetRecords.Records', statistic: 'Sum'},
	{name: 'WriteProvisionedThroughputExceeded', statistic: 'Sum'},
	{name: 'ReadProvisionedThroughputExceeded', statistic: 'Sum'},
	{name: 'GetRecords.IteratorAgeMilliseconds', statistic: 'Maximum'},
] as const;

export type MetricName = (typeof streamMetrics)[number]['name'];

/**
A time in ms since the epoch, at which a period begins, and the metric's value over that period.
*/
export type MetricPoint = {readonly at: number; readonly value: number};

export type StreamMetrics = {
	readonly points: Readonly<Record<MetricName, readonly MetricPoint[]>>;
	/**
	Metrics that were requested, over all calls: they are what is charged.
	*/
	readonly requested: number;
	/**
	What CloudWatch says of data that is not whole.
	*/
	readonly messages: readonly string[];
};

type Range = {
	/**
	In ms since the epoch; whole periods.
	*/
	readonly from: number;
	readonly to: number;
	readonly periodSeconds: number;
};

// A page holds at most 100,800 points, and these are some thousands: more pages than this come only from a broken endpoint.
const MOST_PAGES = 50;

const idOf = (index: number): string => `m${index}`;

const pointsOf = ({Timestamps: times = [], Values: values = []}: MetricDataResult): readonly MetricPoint[] => times.flatMap((time, index) => {
	const value = values[index];
	return value === undefined || !Number.isFinite(value) ? [] : [{at: time.getTime(), value}];
});

const nameOf = ({Id: id}: MetricDataResult): string => streamMetrics.find((_, index) => idOf(index) === id)?.name ?? '';

const reasons: Readonly<Record<string, string | undefined>> = {
	Forbidden: 'CloudWatch does not let these credentials see it',
	InternalError: 'CloudWatch failed, and its data is not whole',
};

const complaintsOf = (name: string, {StatusCode: status, Messages: said = []}: MetricDataResult): readonly string[] => [
	...(reasons[status ?? ''] === undefined ? [] : [`${name}: ${reasons[status ?? '']!}.`]),
	...said.map(({Code: code, Value: value}) => visible(`${name}: ${value ?? code ?? ''}`)),
];

/**
Asks CloudWatch for the metrics of a stream. Throws what the service says.
*/
export const getStreamMetrics = async (access: Access, streamName: string, {from, to, periodSeconds}: Range, signal: AbortSignal): Promise<StreamMetrics> => {
	const client = createServiceClient(access, {classifyError: classifyReaderError, answerBytesOf: () => undefined}, settings => new CloudWatchClient(settings));
	const queries = streamMetrics.map(({name, statistic}, index) => ({
		Id: idOf(index),
		MetricStat: {
			Metric: {Namespace: 'AWS/Kinesis', MetricName: name, Dimensions: [{Name: 'StreamName', Value: streamName}]},
			Period: periodSeconds,
			Stat: statistic,
		},
	}));
	const points = Object.fromEntries(streamMetrics.map(({name}) => [name, [] as MetricPoint[]])) as Record<MetricName, MetricPoint[]> & Readonly<Record<string, MetricPoint[] | undefined>>;
	const messages = new Set<string>();
	let requested = 0;
	let token: string | undefined;
	try {
		for (let page = 0; page < MOST_PAGES; page++) {
			const call = new GetMetricDataCommand({
				MetricDataQueries: queries, StartTime: new Date(from), EndTime: new Date(to), ScanBy: 'TimestampAscending', NextToken: token,
			});
			requested += queries.length;
			const answer = await retryingReader(async () => client.send(call, {abortSignal: signal}), {signal});
			for (const result of answer.MetricDataResults ?? []) {
				const name = nameOf(result);
				points[name]?.push(...pointsOf(result));
				for (const text of complaintsOf(name, result)) {
					messages.add(text);
				}
			}

			for (const {Code: code, Value: value} of answer.Messages ?? []) {
				messages.add(visible(value ?? code ?? ''));
			}

			token = answer.NextToken;
			if (token === undefined || token === '') {
				break;
			}
		}
	} finally {
		client.destroy();
	}

	return {points, requested, messages: [...messages]};
};
