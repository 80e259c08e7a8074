import type {MetricName} from '../../aws/readers/stream-metrics.js';
import {formatDollars} from '../../cost/cost-words.js';
import {loadHistory, newHistory} from '../../monitor/history/load-history.js';
import {
	dollarsFor,
	type History,
	type HistorySpan,
	type HistoryView,
} from '../../monitor/history/history-view.js';
import {sanitizeLines} from '../../records/text/sanitize.js';
import {UserError} from '../../user-error.js';
import {counted, grouped} from '../../words.js';
import type {Command} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {textTable} from '../output/text-table.js';
import {withStream} from '../with-connection.js';

type MetricsConfig = CommonOptions & {readonly span: HistorySpan};

const names: Readonly<Record<MetricName, string>> = {
	IncomingRecords: 'records in a second',
	IncomingBytes: 'bytes in a second',
	'GetRecords.Records': 'records out a second',
	'GetRecords.Bytes': 'bytes out a second',
	WriteProvisionedThroughputExceeded: 'throttled writes a second',
	ReadProvisionedThroughputExceeded: 'throttled reads a second',
	'GetRecords.IteratorAgeMilliseconds': 'iterator age in ms, of the reader furthest behind',
};

const inOrder = Object.keys(names) as MetricName[];

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

const shown = (value: number | undefined): string => value === undefined ? '-' : (value > 0 && value < 10 ? value.toFixed(2) : grouped(Math.round(value)));

const rowOf = (name: MetricName, {series, from, periodSeconds}: History): readonly string[] => {
	const values = series[name];
	const known = values.filter(value => value !== undefined);
	const highest = known.length === 0 ? undefined : Math.max(...known);
	const mean = known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
	return [
		names[name],
		shown(known.at(-1)),
		shown(mean),
		shown(highest),
		highest === undefined ? '-' : time(from + (values.indexOf(highest) * periodSeconds * 1000)),
		`${known.length} of ${values.length}`,
	];
};

const metricsText = (history: History): string =>
	textTable([['METRIC', 'LAST', 'MEAN', 'HIGHEST', 'AT', 'POINTS'], ...inOrder.map(name => rowOf(name, history))]).join('\n');

const metricJson = (name: MetricName, {series, from, periodSeconds}: History, streamName: string) => ({
	streamName,
	metric: name,
	unit: name === 'GetRecords.IteratorAgeMilliseconds' ? 'ms' : '1/s',
	periodSeconds,
	points: series[name].map((value, index) => ({at: time(from + (index * periodSeconds * 1000)), value: value ?? null})),
});

const notesOf = ({history, requested}: HistoryView & {readonly history: History}): readonly string[] => [
	...history.messages,
	'CloudWatch is one to three minutes behind, and a time without a point (-) is not known: it is not zero. The iterator age mixes all who poll, clickmon too.',
	`${counted(requested, 'metric')} requested, about ${formatDollars(dollarsFor(requested))} ($0.01 per 1,000).`,
];

/**
`clickmon metrics`: what CloudWatch knows of the stream.
*/
export const runMetrics: Command<MetricsConfig> = async (config, context) => withStream(config, context, async ({connection, streamName, signal}) => {
	const {clock, output} = context;
	const view = await loadHistory(connection, streamName, newHistory(config.span), {now: clock.now(), signal});
	if (view.isElsewhere) {
		throw new UserError('no-cloudwatch', 'Kinesis is an emulator here, so no CloudWatch of an account is asked: set AWS_ENDPOINT_URL_CLOUDWATCH to an emulator of it.');
	}

	const {history, trouble} = view;
	if (history === undefined) {
		throw new UserError(trouble?.right === undefined ? 'no-metrics' : 'access-denied', trouble?.message ?? 'CloudWatch gave no answer.');
	}

	if (output.isJson) {
		for (const name of inOrder) {
			output.json(metricJson(name, history, streamName));
		}
	} else {
		output.lines.write(sanitizeLines(metricsText(history)));
	}

	await output.lines.flush();
	for (const note of notesOf({...view, history})) {
		output.note(note);
	}
});
