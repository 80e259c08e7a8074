import prettyMilliseconds from 'pretty-ms';
import {openTailCheckpoint} from '../../actions/reading/tail-checkpoint.js';
import {type TailContext, type TailInput, tailStream} from '../../actions/reading/tail.js';
import {tailNewest} from '../../actions/reading/tail-newest.js';
import {giveHeapRoom, TAIL_ROOM} from '../../heap-room.js';
import {counted, grouped} from '../../words.js';
import {budgetFor} from '../../kinesis/reading/polling/read-budget.js';
import {oneOfWords} from '../../monitor/reading/sample-words.js';
import type {Command, CommandContext} from '../command.js';
import {chooseDecoding} from '../decoding/choose-decoding.js';
import {lookUpSchemas, schemasFor} from '../decoding/look-up-schemas.js';
import {madeUpConsumerName} from '../consumer-name.js';
import type {LineWriter} from '../output/line-writer.js';
import {stopCause} from '../stop.js';
import {withStream} from '../with-connection.js';
import {withRecorder} from '../with-recorder.js';
import type {TailConfig} from './options.js';
import {createRecordFile, type RecordFile} from './record-file.js';
import {createRecordFormat} from './record-format.js';
import {watchWhile} from './tail-alerts.js';
import {printAll, saveAll} from './tail-print.js';
import {recordWhile} from './tail-recording.js';
import {createTailSampling} from './tail-sampling.js';
import {createTailRecords} from './tail-records.js';

/**
Time between the deletion of a stream and its re-creation.
*/
const SUCCESSOR_PATIENCE_MILLISECONDS = 5000;

const tailInput = ({from, shardIds, count, isUntilCaughtUp, untilTimestamp, pollIntervalMilliseconds, hasLimits, fanOut, isSample, readLimit}: TailConfig): TailInput => ({
	from,
	shardIds: shardIds.length > 0 ? shardIds : undefined,
	count,
	isUntilCaughtUp,
	untilTimestamp,
	pollIntervalMilliseconds,
	budget: budgetFor(hasLimits, false),
	sampling: isSample ? {isAsked: true, bytesPerSecond: readLimit} : undefined,
	successorPatienceMilliseconds: SUCCESSOR_PATIENCE_MILLISECONDS,
	fanOut: fanOut && {consumerName: fanOut.consumerName ?? madeUpConsumerName()},
});

/**
Where the lines go: a file of its own, or stdout.
*/
const openTarget = async ({outputFile, rotateBytes}: TailConfig): Promise<RecordFile | undefined> =>
	outputFile === undefined ? undefined : createRecordFile(outputFile, rotateBytes);

const noLines: LineWriter = {
	write: () => undefined,
	isCongested: false,
	ready: async () => undefined,
	flush: async () => true,
};

type Done = {readonly printed: number; readonly seen: number; readonly oneOf: number | undefined; readonly file: RecordFile | undefined; readonly duration: string};

const sampleWords = (oneOf: number | undefined): string => oneOf === undefined ? '' : `, a sample: about ${oneOfWords(oneOf)} records`;

const summaryOf = ({printed, seen, oneOf, file, duration}: Done, {filter}: TailConfig): Parameters<CommandContext['output']['summary']> => {
	const verb = file ? 'written' : (filter ? 'shown' : 'read');
	const count = filter ? `${grouped(printed)} of ${counted(seen, 'record')}` : counted(printed, 'record');
	const more = file && file.files.length > 1 ? ` and ${counted(file.files.length - 1, 'more file')}` : '';
	return [
		`${count} ${verb}${file ? ` to ${file.files[0]!}${more}` : ''} in ${duration}${sampleWords(oneOf)}.`,
		{
			read: filter ? seen : printed, ...(filter && {shown: printed}), ...(file && {files: file.files}), ...(oneOf !== undefined && {sampledOneOf: oneOf}),
		},
	];
};

/**
`clickmon tail`: prints the records of every shard, following reshards, until `--count`, `--exit`, Ctrl+C or the end of `--duration`.
*/
export const runTail: Command<TailConfig> = async (config, context) => {
	giveHeapRoom(TAIL_ROOM);
	await chooseDecoding(config.decoding);
	const format = await createRecordFormat(config, context.output);
	await withStream(config, context, async actionContext => {
		const {clock, random, output, signal} = context;
		lookUpSchemas({...actionContext, note: output.note});
		const startedAt = clock.now();
		const checkpoint = config.checkpointFile === undefined ? undefined : await openTailCheckpoint(actionContext, config.checkpointFile);
		const records = createTailRecords(config, output.note);
		const input = {
			...tailInput(config), resumeFrom: checkpoint?.resumeFrom, wantedIn: records.wantedIn, ready: config.isRaw && !config.filter ? undefined : schemasFor,
		};
		const {newest} = config;
		const read = (tailContext: TailContext) => newest === undefined
			? tailStream(tailContext, input)
			: tailNewest(tailContext, {...input, newest, skip: records.skip});
		const sampling = createTailSampling(config, context);
		const file = await openTarget(config);
		const printing = {
			records,
			format,
			// A checkpoint cannot stand in the middle of an aggregate: with one, the last is printed to its end.
			count: checkpoint ? Infinity : config.count ?? Infinity,
			lines: config.isAlertsOnly ? noLines : file ?? output.lines,
			file,
			checkpoint,
		};
		let printed: number | undefined;
		try {
			printed = await withRecorder(config, context, actionContext, async recorder =>
				recordWhile(config, {...actionContext, random}, recorder, async recorded =>
					watchWhile(config, {...context, signal: actionContext.signal}, async (over, reading) => {
						const events = read({...actionContext, random, signal: reading});
						const marked = sampling.over(events);
						return printAll(over(recorded(marked)), context, printing);
					})));
		} finally {
			try {
				await saveAll(printing);
			} finally {
				await file?.close(printed === undefined);
			}
		}

		if (stopCause(signal) === 'reader-gone') {
			return;
		}

		const duration = prettyMilliseconds(clock.now() - startedAt);
		output.summary(...summaryOf({
			printed, seen: records.seen, oneOf: sampling.oneOf, file, duration,
		}, config));
	});
};
