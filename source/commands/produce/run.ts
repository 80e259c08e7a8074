import {produceClicks} from '../../actions/producing/produce.js';
import {createTemplateRecords, type TemplateSource} from '../../records/template/template-records.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import {giveHeapRoom, PRODUCER_ROOM} from '../../heap-room.js';
import type {CommonOptions} from '../options/common-options.js';
import type {EventOptions} from '../options/event-options.js';
import type {PutAnswer} from '../../kinesis/producing/put-entry.js';
import type {VisibleText} from '../../visible-text.js';
import type {Command, CommandContext} from '../command.js';
import {recordLineParts} from '../output/record-line.js';
import {stopCause} from '../stop.js';
import {withStream} from '../with-connection.js';
import {readTemplate, type TemplateOptions} from './read-template.js';
import {checkProduced, produceSummary} from './produce-summary.js';

export type ProduceConfig = CommonOptions & EventOptions & TemplateOptions & {
	readonly count: number | undefined;
};

type Accepted = PutAnswer & {type: 'accepted'};

const putLine = ({entry, shardId, sequenceNumber}: Accepted, {output, clock}: CommandContext): ReadonlyArray<VisibleText | Uint8Array> => recordLineParts(shardId, {
	SequenceNumber: sequenceNumber,
	PartitionKey: entry.partitionKey,
	Data: entry.data,
	// The answer to a put holds no time. A person sees the local time; JSON has no time.
	ApproximateArrivalTimestamp: output.isJson ? undefined : new Date(clock.now()),
}, output);

type Start = {readonly headless: HeadlessContext; readonly template: TemplateSource | undefined};

const produce = async (config: ProduceConfig, context: CommandContext, {headless, template}: Start): Promise<void> => {
	const {clock, random, output, signal} = context;
	const startedAt = clock.now();
	const result = await produceClicks({...headless, random}, {
		...config,
		createEvents: template && (sources => createTemplateRecords(template, sources)),
		outlet: output.lines,
		isUrgent: () => stopCause(signal) === 'interrupted' || stopCause(signal) === 'reader-gone',
		onAccepted(answer) {
			output.lines.write(...putLine(answer, context));
		},
		onProblem({message}) {
			output.note(message);
		},
		onRecovered() {
			output.progress('Writing goes on.');
		},
	});
	const {totals, latency, proof} = result;
	// To write its numbers for a person loads tables that a program's summary does not need.
	output.result(output.isJson ? '' : produceSummary(result, clock.now() - startedAt), {summary: {...totals, latency, proof}});
	checkProduced(result);
};

/**
`clickmon produce`: writes click events, one line each once the service has it, until `--count`, Ctrl+C or the end of `--duration`; then a summary.
*/
export const runProduce: Command<ProduceConfig> = async (config, context) => {
	giveHeapRoom(PRODUCER_ROOM);
	const template = await readTemplate(config, context.clock);
	await withStream(config, context, async headless => produce(config, context, {headless, template}));
};
