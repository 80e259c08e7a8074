import {describe, expect, test} from 'vitest';
import {streamMetrics, type MetricName} from '../../../../source/aws/readers/stream-metrics.js';
import type {History, HistoryView} from '../../../../source/monitor/history/history-view.js';
import {historyChart, inColumns} from '../../../../source/ui/overlays/history/history-chart.js';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {appearance} from '../../frame.js';
import {openSession, sizes} from '../../session.js';
import {snapshot} from '../../snapshots.js';

const series = (values: Partial<Record<MetricName, ReadonlyArray<number | undefined>>>): History['series'] =>
	Object.fromEntries(streamMetrics.map(({name}) => [name, values[name] ?? Array.from({length: 60}, () => undefined)])) as History['series'];

const view = (changes: Partial<HistoryView> = {}): HistoryView => ({
	span: '1h',
	history: {
		from: 0,
		to: 3_600_000,
		periodSeconds: 60,
		series: series({
			IncomingBytes: Array.from({length: 60}, () => 512 * 1024),
			IncomingRecords: Array.from({length: 60}, () => 900),
			WriteProvisionedThroughputExceeded: Array.from({length: 60}, (_, index) => index === 30 ? 5 : 0),
			'GetRecords.IteratorAgeMilliseconds': Array.from({length: 60}, (_, index) => index < 20 ? 1000 : undefined),
		}),
		messages: [],
	},
	isElsewhere: false,
	trouble: undefined,
	requested: 14,
	...changes,
});

const open = (history: HistoryView, size = sizes[0]![1]) => {
	const asked: string[] = [];
	const session = openSession({
		initial: snapshot({history}),
		size,
		history: {
			watch() {
				asked.push('watch');
				return () => {
					asked.push('leave');
				};
			},
			setSpan(span) {
				asked.push(span);
			},
		},
	});
	session.press('H');
	return {...session, asked};
};

describe.each(sizes)('at %s', (_, size) => {
	test('four charts, with what is written, read and refused, the delay and the price', () => {
		const frame = open(view(), size).frame();
		expect(frame).toContain('The stream’s history: the last hour');
		expect(frame).toContain('in 512 KB/s, 900 records/s');
		expect(frame).toContain('limit 1.0 MB/s of 1 shard');
		expect(frame).toContain('out by polling no data, no data');
		expect(frame).toContain('throttled, everybody’s 0 writes/s, no data');
		expect(frame).toContain('iterator age no data of late');
		expect(frame).toContain('of all who poll, clickmon too');
		expect(frame).toContain('CloudWatch is 1 to 3 minutes behind');
		expect(frame.replaceAll(/[\s│]+/gv, ' ')).toContain('14 metrics requested, about <$0.001 ($0.01 per 1,000).');
	});
});

test('it is asked while it is open; Tab asks for the day', () => {
	const {asked, press} = open(view());
	press('tab');
	press('escape');
	expect(asked).toEqual(['watch', '24h', 'leave']);
});

test('a missing right is named, beside what was known before', () => {
	const frame = open(view({trouble: {right: 'cloudwatch:GetMetricData', message: 'CloudWatch: the right cloudwatch:GetMetricData is missing; ask for it.'}})).frame();
	expect(frame).toContain('the right cloudwatch:GetMetricData is missing');
	expect(frame).toContain('in 512 KB/s');
});

test('beside an emulator it says so, and shows what this window has read', () => {
	const frame = open(view({history: undefined, isElsewhere: true})).frame();
	expect(frame).toContain('No CloudWatch here');
	expect(frame).toContain('AWS_ENDPOINT_URL_CLOUDWATCH');
	expect(frame).toMatch(/read (?:no data|[\d,.]+ records\/s)/v);
});

describe('a chart', () => {
	const drawn = (values: ReadonlyArray<number | undefined>, limit?: number) => historyChart({
		values, limit, width: 10 + values.length, rows: 2, style: {}, format: String,
	}, appearance).map(row => lineText(row));

	test('tells a gap from zero, and the least from zero', () => {
		expect(drawn([undefined, 0, 8, 16])).toEqual([
			'       16│   █',
			'        0│·▁██',
		]);
	});

	test('has the line of the limit where the values come near it, and else not', () => {
		expect(drawn([8, 8, 8, 8], 16)).toEqual([
			'       16│────',
			'        0│████',
		]);
		expect(drawn([1, 1, 1, 1], 16)[0]).not.toContain('─');
	});

	test('shows the highest of what a column stands for', () => {
		expect(inColumns([1, 9, undefined, 2, undefined, undefined], 3)).toEqual([9, 2, undefined]);
		expect(inColumns([1, 2], 4)).toEqual([1, 1, 2, 2]);
	});
});
