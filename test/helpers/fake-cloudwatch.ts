import {once} from 'node:events';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';

export type MetricRequest = {
	readonly MetricDataQueries: ReadonlyArray<{
		readonly Id: string;
		readonly MetricStat: {
			readonly Metric: {readonly Namespace: string; readonly MetricName: string; readonly Dimensions: ReadonlyArray<{readonly Name: string; readonly Value: string}>};
			readonly Period: number;
			readonly Stat: string;
		};
	}>;
	readonly StartTime: number;
	readonly EndTime: number;
	readonly NextToken?: string;
};

type Answer = {readonly status?: number; readonly body: unknown};

export type FakeCloudWatch = AsyncDisposable & {
	readonly endpoint: string;
	readonly requests: readonly MetricRequest[];
};

/**
An endpoint that answers GetMetricData as it is told, in the SDK's protocol: AWS JSON 1.0, with times in seconds.
*/
export const startFakeCloudWatch = async (answer: (request: MetricRequest, number: number) => Answer): Promise<FakeCloudWatch> => {
	const requests: MetricRequest[] = [];
	const respond = async (request: IncomingMessage, response: ServerResponse) => {
		const asked = JSON.parse(await text(request)) as MetricRequest;
		requests.push(asked);
		const {status = 200, body} = answer(asked, requests.length);
		response.writeHead(status, {'content-type': 'application/x-amz-json-1.0'});
		response.end(JSON.stringify(body));
	};

	const server = createServer((request, response) => {
		void respond(request, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			server.close();
		},
	};
};

/**
A value for each period; undefined leaves it out.
*/
export const metricResults = ({MetricDataQueries: queries, StartTime: from, EndTime: to}: MetricRequest, valueOf: (name: string, index: number, count: number) => number | undefined) => queries.map(({Id: id, MetricStat: {Metric: metric, Period: period}}) => {
	const {MetricName: name} = metric;
	const count = Math.round((to - from) / period);
	const points = Array.from({length: count}, (_, index) => ({at: from + (index * period), value: valueOf(name, index, count)})).filter(({value}) => value !== undefined);
	return {
		Id: id, Label: name, StatusCode: 'Complete', Timestamps: points.map(({at}) => at), Values: points.map(({value}) => value),
	};
});
