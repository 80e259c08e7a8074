import process from 'node:process';
import type {ActionSession} from '../../actions/run-action.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import {costJson} from '../../cost/cost-words.js';
import type {PriceTable} from '../../cost/prices.js';
import {classifyError, retrying} from '../../kinesis/errors/error-kind.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import {changeJson} from '../../monitor/alerts/alert-json.js';
import {oneOfWords} from '../../monitor/reading/sample-words.js';
import type {Monitor} from '../../monitor/monitor.js';
import type {ActivityEntry} from '../../monitor/state.js';
import {passingOf} from '../../records/filter/passing.js';
import type {Recorder} from '../../recording/recorder.js';
import {sanitize} from '../../records/text/sanitize.js';
import {createBell} from '../bell.js';
import type {Command, CommandContext} from '../command.js';
import {chooseDecoding} from '../decoding/choose-decoding.js';
import {lookUpSchemas, schemasFor} from '../decoding/look-up-schemas.js';
import {printRecords} from '../output/print-records.js';
import {recordLineParts} from '../output/record-line.js';
import {loadPrices} from '../options/price-options.js';
import {withConnection} from '../with-connection.js';
import {withRecorder} from '../with-recorder.js';
import {beginSession} from './begin-session.js';
import {createSessionMonitor} from './session-monitor.js';
import {exitSummary} from './exit-summary.js';
import {heldBackWords} from './held-back-words.js';
import type {SessionConfig} from './options.js';

const TOTALS_MILLISECONDS = 1000;

const time = (milliseconds: number): string => new Date(milliseconds).toISOString();

/**
The lines of a session that are no records start with `#` for a person: they can be told apart, and left out with grep.
*/
const createSessionLines = ({clock, output}: CommandContext) => {
	let lastActivity = 0;
	return {
		activity(entries: readonly ActivityEntry[]) {
			const news = entries.filter(({id}) => id > lastActivity);
			lastActivity = entries.at(-1)?.id ?? lastActivity;
			for (const {at, kind, text, command} of news) {
				output.result(`# ${time(at)}  ${sanitize([text, command].filter(part => part !== undefined).join(': '))}`, {
					activity: {
						at: time(at), kind, text, command,
					},
				});
			}
		},
		totals(monitor: Monitor) {
			const {producer, feed, shards, reading} = monitor.look();
			const {totals, proof, waiting} = producer;
			const {sent, accepted, throttled, refused} = totals;
			const read = feed.streamRecords ?? feed.totalRecords;
			const at = time(clock.now());
			const held = waiting.records > 0 ? `, waiting ${waiting.records} for up to ${(waiting.milliseconds / 1000).toFixed(1)} s` : '';
			output.result(
				`# ${at}  sent ${sent}, accepted ${accepted}, read ${read}${reading.sample ? ` of a sample, about ${oneOfWords(reading.sample.oneOf)}` : ''}${held}${throttled > 0 ? `, throttled ${throttled}` : ''}${refused > 0 ? `, failed ${refused}` : ''}${heldBackWords(producer, shards)}`,
				{
					totals: {
						at, sent, accepted, waiting, throttled, refused, read, sampledOneOf: reading.sample?.oneOf, proof,
					},
				},
			);
		},
	};
};

/**
A line a second, until the signal aborts.
*/
const everySecond = async (write: () => void, {clock, signal}: Pick<CommandContext, 'clock' | 'signal'>): Promise<void> => {
	while (!signal.aborted) {
		try {
			await clock.sleep(TOTALS_MILLISECONDS, signal);
		} catch {
			return;
		}

		write();
	}
};

// A stream may come yet, and records can be read without leave to describe the stream.
const isNoHindrance = (error: unknown): boolean => ['not-found', 'denied'].includes(classifyError(error));

/**
A log has no reader who waits for trouble to pass. So an error that a person must fix ends the session at the start.
*/
const checkAccess = async ({connection, streamName, clock, signal}: HeadlessContext): Promise<void> => {
	try {
		await retrying(async () => describeStream(connection, streamName, signal), {clock, signal});
	} catch (error) {
		if (!isNoHindrance(error)) {
			throw error;
		}
	}
};

type Beside = {readonly prices: PriceTable; readonly recorder: Recorder | undefined};

const runLines = async (config: SessionConfig, context: CommandContext, headless: HeadlessContext, {prices, recorder}: Beside): Promise<void> => {
	const {output} = context;
	lookUpSchemas({...headless, note: output.note});
	const lines = createSessionLines(context);
	const ring = createBell(config.hasBell, context.clock, output.bell);
	const monitor = createSessionMonitor(config, headless, context, {
		prices,
		// Lines go to other programs: they leave out records only when asked to.
		sampling: config.isSample ? {isAsked: true, bytesPerSecond: config.readLimit} : undefined,
		recorder: recorder?.part(),
		onAlert(change) {
			ring(change);
			// A person reads it among the activity.
			if (output.isJson) {
				output.json(changeJson(change));
			}
		},
		async onReadEvent(event) {
			if (event.type !== 'batch') {
				return;
			}

			const {shardId, records} = event;
			await schemasFor(records);
			await printRecords(records, {
				lines: output.lines,
				of: record => passingOf({shardId, record}),
				format: one => recordLineParts(shardId, one, output),
			});
		},
	});
	const unsubscribe = monitor.store.subscribe(() => {
		lines.activity(monitor.store.getSnapshot().state.activity);
	});
	const ending = new AbortController();
	const signal = AbortSignal.any([headless.signal, ending.signal]);
	const session: ActionSession = {
		...headless,
		signal,
		monitor,
		producer: monitor.producer,
		reader: monitor.reader,
		greedy: monitor.greedy,
		platform: process.platform,
	};
	try {
		await Promise.all([
			monitor.run(signal),
			everySecond(() => {
				lines.totals(monitor);
			}, session),
			beginSession(config, context, [{monitor, session}]),
		]);
	} finally {
		ending.abort();
		unsubscribe();
	}

	lines.activity(monitor.look().state.activity);
	const summary = monitor.summary();
	output.result(exitSummary(summary).map(line => `# ${sanitize(line)}`).join('\n'), {summary: {...summary, cost: summary.cost && costJson(summary.cost)}});
};

/**
`clickmon` where stdout is no terminal: what the dashboard shows, line by line, until Ctrl+C or the end of `--duration`.
*/
export const runSession: Command<SessionConfig> = async (config, context) => {
	await chooseDecoding(config.decoding);
	const prices = await loadPrices(config);
	await withConnection(config, context, async headless => {
		await checkAccess(headless);
		await withRecorder(config, context, headless, async recorder => runLines(config, context, headless, {prices, recorder}));
	});
};
