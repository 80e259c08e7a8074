import type {Access} from '../../aws/access.js';
import {troubleOf} from '../../aws/readers/reader-errors.js';
import {CLOUDWATCH} from '../../aws/readers/services.js';
import type {MetricName, MetricPoint, StreamMetrics} from '../../aws/readers/stream-metrics.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {
	historySpans,
	type History,
	type HistorySpan,
	type HistoryView,
} from './history-view.js';

const LEVELS = new Set<string>(['GetRecords.IteratorAgeMilliseconds']);

/**
The points in their places: a period without one is a gap.
*/
export const toSeries = (points: readonly MetricPoint[], {from, to, periodSeconds}: Pick<History, 'from' | 'to' | 'periodSeconds'>, isLevel: boolean): ReadonlyArray<number | undefined> => {
	const period = periodSeconds * 1000;
	const series = Array.from({length: Math.round((to - from) / period)}, () => undefined as number | undefined);
	for (const {at, value} of points) {
		const index = Math.floor((at - from) / period);
		if (index >= 0 && index < series.length) {
			series[index] = isLevel ? value : value / periodSeconds;
		}
	}

	return series;
};

const toHistory = ({points, messages}: StreamMetrics, range: Pick<History, 'from' | 'to' | 'periodSeconds'>): History => ({
	...range,
	series: Object.fromEntries(Object.entries(points).map(([name, all]) => [name, toSeries(all, range, LEVELS.has(name))])) as Record<MetricName, ReadonlyArray<number | undefined>>,
	messages,
});

/**
Whole periods up to `now`, in clock ms: CloudWatch answers sooner for these, and the one under way is not whole.
*/
export const rangeOf = (span: HistorySpan, now: number): Pick<History, 'from' | 'to' | 'periodSeconds'> => {
	const {milliseconds, periodSeconds} = historySpans[span];
	const period = periodSeconds * 1000;
	const to = Math.floor(now / period) * period;
	return {from: to - milliseconds, to, periodSeconds};
};

const loadClient = async () => import('../../aws/readers/reader-services.js');

/**
Loads the history once. A failure is told in the view, beside what was known before. Rejects only with the signal's reason.
*/
export const loadHistory = async (connection: Connection, streamName: string, before: HistoryView, {now, signal}: {readonly now: number; readonly signal: AbortSignal}): Promise<HistoryView> => {
	let access: Access | undefined;
	try {
		access = await connection.accessTo?.(CLOUDWATCH);
		if (access === undefined) {
			return {...before, isElsewhere: true};
		}

		const range = rangeOf(before.span, now);
		const {getStreamMetrics} = await loadClient();
		const metrics = await getStreamMetrics(access, streamName, range, signal);
		return {
			...before, history: toHistory(metrics, range), trouble: undefined, requested: before.requested + metrics.requested,
		};
	} catch (error) {
		signal.throwIfAborted();
		const trouble = troubleOf(error, {
			service: CLOUDWATCH, access: access ?? connection, right: 'cloudwatch:GetMetricData', subject: 'CloudWatch',
		});
		return {...before, trouble};
	}
};

export const newHistory = (span: HistorySpan): HistoryView => ({
	span, history: undefined, isElsewhere: false, trouble: undefined, requested: 0,
});
