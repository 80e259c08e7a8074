import prettyMilliseconds from 'pretty-ms';
import {openTailCheckpoint, type TailCheckpoint} from '../actions/tail-checkpoint.js';
import {type TailInput, tailStream} from '../actions/tail.js';
import {counted} from '../actions/words.js';
import type {TailConfig} from '../command-line/command-configs.js';
import {budgetFor} from '../kinesis/reading/read-budget.js';
import type {ReadEvent} from '../kinesis/reading/read-event.js';
import {UserError} from '../user-error.js';
import type {Command, CommandContext} from './command.js';
import {madeUpConsumerName} from './consumer-name.js';
import {createRecordFormat, type RecordFormat} from './record-format.js';
import {createSavePace} from './save-pace.js';
import {stopCause} from './stop.js';
import {createTailRecords, type TailRecords} from './tail-records.js';
import {createTroubleNotes} from './trouble-notes.js';
import {withStream} from './with-connection.js';

/**
Who re-creates a stream needs a moment in between.
*/
const SUCCESSOR_PATIENCE_MILLISECONDS = 5000;

const tailInput = ({from, shardIds, count, isUntilCaughtUp, pollIntervalMilliseconds, hasLimits, fanOut}: TailConfig): TailInput => ({
	from,
	shardIds: shardIds.length > 0 ? shardIds : undefined,
	count,
	isUntilCaughtUp,
	pollIntervalMilliseconds,
	budget: budgetFor(hasLimits, false),
	successorPatienceMilliseconds: SUCCESSOR_PATIENCE_MILLISECONDS,
	fanOut: fanOut && {consumerName: fanOut.consumerName ?? madeUpConsumerName()},
});

/**
What to say of an event that brings no records.
*/
const newsOf = (event: ReadEvent): string | undefined => {
	if (event.type === 'stream-recreated') {
		return `The stream was deleted and created again (${new Date(event.createdAt).toISOString()}): reading goes on at the beginning of the new one.`;
	}

	if (event.type !== 'shard-ended') {
		return undefined;
	}

	const children = event.childShardIds.length > 0 ? `; its children are ${event.childShardIds.join(', ')}` : '';
	return `${event.shardId} is closed and read to its end${children}.`;
};

type Printing = {
	readonly records: TailRecords;
	readonly format: RecordFormat;
	/**
	The last line to print, in the middle of an aggregate too.
	*/
	readonly count: number;
};

const createRecordPrinter = ({output: {lines}}: CommandContext, {records: wanted, format, count}: Printing) => {
	let printed = 0;
	return {
		get printed() {
			return printed;
		},
		async print({shardId, records}: ReadEvent & {type: 'batch'}) {
			for (const record of records) {
				for (const one of wanted.of(shardId, record)) {
					if (printed === count) {
						return;
					}

					lines.write(...format(shardId, one));
					printed++;
				}

				// What was packed can be a thousand times as much.
				if (lines.isCongested) {
					await lines.ready();
				}
			}

			await lines.ready();
		},
	};
};

/**
Saves where reading stands once the lines have left this process. When their reader is gone, nobody knows which ones arrived: those since the last save come again.
*/
const save = async (checkpoint: TailCheckpoint, {output}: CommandContext): Promise<void> => {
	if (await output.lines.flush()) {
		await checkpoint.save();
	}
};

/**
Prints what is read, keeps the checkpoint, says what else happens, and counts the records.
*/
const printAll = async (events: AsyncIterable<ReadEvent>, context: CommandContext, printing: Printing, checkpoint: TailCheckpoint | undefined): Promise<number> => {
	const {clock, output} = context;
	const printer = createRecordPrinter(context, printing);
	const trouble = createTroubleNotes();
	const pace = createSavePace(clock.now());
	for await (const event of events) {
		if (event.type === 'batch') {
			await printer.print(event);
		} else if (event.type === 'stream-deleted') {
			throw new UserError('stream-deleted', `The stream was deleted; ${counted(printer.printed, 'record')} read from it.`);
		}

		for (const [say, text] of [[output.note, trouble.next(event)], [output.progress, newsOf(event)]] as const) {
			if (text !== undefined) {
				say(text);
			}
		}

		checkpoint?.note(event);
		const startedAt = clock.now();
		if (!(checkpoint && pace.isDue(startedAt, event.type === 'batch' && event.records.length > 0))) {
			continue;
		}

		await save(checkpoint, context);
		pace.saved(startedAt, clock.now());
	}

	return printer.printed;
};

const summaryOf = (printed: number, seen: number, {filter}: TailConfig, duration: string): Parameters<CommandContext['output']['summary']> => filter
	? [`${printed.toLocaleString('en')} of ${counted(seen, 'record')} shown in ${duration}.`, {read: seen, shown: printed}]
	: [`${counted(printed, 'record')} read in ${duration}.`, {read: printed}];

/**
`clickmon tail`: prints the records of every shard, following reshards, until `--count`, `--exit`, Ctrl+C or the end of `--duration`.
*/
export const runTail: Command<TailConfig> = async (config, context) => {
	const format = await createRecordFormat(config.query, context.output);
	await withStream(config, context, async actionContext => {
		const {clock, random, output, signal} = context;
		const startedAt = clock.now();
		const checkpoint = config.checkpointFile === undefined ? undefined : await openTailCheckpoint(actionContext, config.checkpointFile);
		const records = createTailRecords(config);
		const input = {...tailInput(config), resumeFrom: checkpoint?.resumeFrom, wantedIn: records.wantedIn};
		// A checkpoint cannot stand in the middle of an aggregate: with one, the last is printed to its end.
		const printing = {records, format, count: checkpoint ? Infinity : config.count ?? Infinity};
		let printed: number;
		try {
			printed = await printAll(tailStream({...actionContext, random}, input), context, printing, checkpoint);
		} finally {
			await (checkpoint && save(checkpoint, context));
		}

		if (stopCause(signal) === 'reader-gone') {
			return;
		}

		const duration = prettyMilliseconds(clock.now() - startedAt);
		output.summary(...summaryOf(printed, records.seen, config, duration));
	});
};
