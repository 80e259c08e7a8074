import prettyMilliseconds from 'pretty-ms';
import {type TailInput, tailStream} from '../actions/tail.js';
import type {TailConfig} from '../config.js';
import type {ReadEvent} from '../kinesis/read-event.js';
import {toJsonLine} from '../records/record-json.js';
import {UserError} from '../user-error.js';
import type {Command, CommandContext} from './command.js';
import {madeUpConsumerName} from './consumer-name.js';
import {recordLine} from './record-line.js';
import {stopCause} from './stop.js';
import {createTroubleNotes} from './trouble-notes.js';
import {withConnection} from './with-connection.js';

const tailInput = ({from, shardIds, count, isUntilCaughtUp, pollIntervalMilliseconds, fanOut}: TailConfig): TailInput => ({
	from,
	shardIds: shardIds.length > 0 ? shardIds : undefined,
	count,
	isUntilCaughtUp,
	pollIntervalMilliseconds,
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

const createRecordPrinter = ({output: {lines, isJson}}: CommandContext) => {
	const format = isJson ? toJsonLine : recordLine;
	let printed = 0;
	return {
		get printed() {
			return printed;
		},
		async print({shardId, records}: ReadEvent & {type: 'batch'}) {
			for (const record of records) {
				lines.write(format(shardId, record));
			}

			printed += records.length;
			await lines.ready();
		},
	};
};

/**
`clickmon tail`: prints the records of every shard, following reshards, until `--count`, `--exit`, Ctrl+C or the end of `--duration`.
*/
export const runTail: Command<TailConfig> = async (config, context) => withConnection(config, context, async actionContext => {
	const {clock, output} = context;
	const startedAt = clock.now();
	const printer = createRecordPrinter(context);
	const trouble = createTroubleNotes();
	for await (const event of tailStream({...actionContext, random: Math.random}, tailInput(config))) {
		if (event.type === 'batch') {
			await printer.print(event);
		} else if (event.type === 'stream-deleted') {
			throw new UserError('stream-deleted', `The stream ${config.streamName} was deleted; ${printer.printed.toLocaleString('en')} records were read from it.`);
		}

		const note = trouble.next(event);
		if (note !== undefined) {
			output.note(note);
		}

		const news = newsOf(event);
		if (news !== undefined) {
			output.progress(news);
		}
	}

	if (stopCause(context.signal) !== 'reader-gone') {
		output.summary(
			`${printer.printed.toLocaleString('en')} records read in ${prettyMilliseconds(clock.now() - startedAt)}.`,
			{read: printer.printed},
		);
	}
});
