import {describeStream} from '../../kinesis/streams/stream.js';
import {listShards} from '../../kinesis/streams/shards.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import {createConsumersWatch, type ConsumersWatch} from '../../monitor/consumers/consumers-watch.js';
import {sanitizeLines} from '../../records/text/sanitize.js';
import type {CommonOptions} from '../options/common-options.js';
import type {ConsumerOptions} from '../options/consumer-options.js';
import type {Command, CommandContext} from '../command.js';
import {withStream} from '../with-connection.js';
import {consumersJson} from './consumers-json.js';
import {consumerNotes, consumersText} from './consumers-text.js';

type ConsumersConfig = CommonOptions & ConsumerOptions & {
	readonly isWatching: boolean;
	readonly isExact: boolean;
};

const REPEAT_MILLISECONDS = 10_000;

/**
Shards of an application that Kinesis is asked about: each takes a read of the shard.
*/
const MOST_EXACT = 32;

const askAll = async (watch: ConsumersWatch, signal: AbortSignal): Promise<void> => {
	const asked = watch.view.tables.flatMap(({table, scan}) => (scan?.shards ?? [])
		.filter(({state}) => state !== 'finished')
		.slice(0, MOST_EXACT)
		.map(({shardId}) => ({table, shardId})));
	for (const {table, shardId} of asked) {
		await watch.askExactly(table, shardId, signal);
	}
};

const print = async ({output, clock}: CommandContext, watch: ConsumersWatch, config: ConsumersConfig, said: Set<string>): Promise<void> => {
	const {view} = watch;
	const {streamName, isWatching, leaseTables, isDiscoveringTables} = config;
	if (output.isJson) {
		for (const json of consumersJson(view, streamName)) {
			output.json(isWatching ? {at: new Date(clock.now()).toISOString(), ...json} : json);
		}
	} else {
		const text = consumersText(view);
		const time = isWatching ? `${new Date(clock.now()).toISOString()}\n` : '';
		if (text !== '') {
			output.lines.write(sanitizeLines(time + text));
		}
	}

	// On a terminal the notes stand below the list.
	await output.lines.flush();
	for (const note of consumerNotes(view, {isWatching, hasAsked: leaseTables.length > 0 || isDiscoveringTables})) {
		if (said.has(note)) {
			continue;
		}

		said.add(note);
		output.note(note);
	}
};

const watchStream = async (config: ConsumersConfig, context: CommandContext, {connection, streamName, signal}: HeadlessContext): Promise<void> => {
	const {clock} = context;
	const look = async () => {
		const summary = await describeStream(connection, streamName, signal);
		return {summary, shards: await listShards(connection, streamName, {signal})};
	};

	let known = await look();
	const watch = createConsumersWatch({
		connection, streamName, clock, tables: config.leaseTables, isDiscovering: config.isDiscoveringTables, stream: () => known,
	});
	const said = new Set<string>();
	try {
		for (;;) {
			await watch.once(signal);
			if (config.isExact) {
				await askAll(watch, signal);
			}

			await print(context, watch, config, said);
			if (!config.isWatching) {
				return;
			}

			const pauses = watch.view.tables.map(({intervalMilliseconds}) => intervalMilliseconds);
			await clock.sleep(Math.max(REPEAT_MILLISECONDS, ...pauses), signal);
			const before = known.summary.createdAt;
			known = await look();
			if (known.summary.createdAt !== before) {
				watch.forget();
			}
		}
	} finally {
		watch.close();
	}
};

/**
`clickmon consumers`: everybody who reads the stream.
*/
export const runConsumers: Command<ConsumersConfig> = async (config, context) => withStream(config, context, async headless => {
	try {
		await watchStream(config, context, headless);
	} catch (error) {
		// Watching ends when it is told to.
		if (!(config.isWatching && headless.signal.aborted)) {
			throw error;
		}
	}
});

// Commands run from one part of the bundle, which holds each run.ts.
export {runConsumerChange} from './change.js';
