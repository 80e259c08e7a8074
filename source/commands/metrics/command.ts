import {badValue} from '../../typed/values.js';
import {historySpans, type HistorySpan} from '../../monitor/history/history-view.js';
import {defineCommand} from '../command.js';
import {streamOptions} from '../options/common-options.js';
import {option} from '../options/option.js';

const readSpan = (name: string, text: string): HistorySpan => {
	if (Object.hasOwn(historySpans, text)) {
		return text as HistorySpan;
	}

	throw badValue(name, text, '1h or 24h');
};

const last = option('--last SPAN', 'How far back: 1h, minute by minute, or 24h, in steps of five minutes (1h)', {read: readSpan, choices: ['1h', '24h']});

export const metrics = defineCommand({
	name: 'metrics',
	usage: 'metrics',
	subject: 'Who reads it, what it did, what is left',
	description: 'What CloudWatch knows of the stream, of all who write and read it: in, out, throttled, iterator age; a request costs about $0.0001',
	examples: ['metrics --last 24h'],
	options: [...streamOptions, last],
	read: flags => ({span: flags.value(last) ?? '1h' as const}),
	async load() {
		const {runMetrics} = await import('./run.js');
		return runMetrics;
	},
});
