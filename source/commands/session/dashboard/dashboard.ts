import process from 'node:process';
import {type ActionId, actionOf, type InputOf} from '../../../actions/registry.js';
import {joinings} from '../../../actions/joining.js';
import {runAction} from '../../../actions/run-action.js';
import type {HeadlessContext} from '../../../actions/run-headless.js';
import {loadCatalog} from '../../../actions/streams/stream-catalog.js';
import {intakeByCloudWatch} from '../../../actions/streams/stream-intake.js';
import {counted, named} from '../../../words.js';
import {asTypedHere} from '../../../as-typed-here.js';
import type {SessionConfig} from '../options.js';
import {exampleShardId} from '../../../service/shard.js';
import type {StartPosition} from '../../../service/reading-start.js';
import type {StreamChoice} from '../../../monitor/stream-choice.js';
import type {Recorder} from '../../../recording/recorder.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {appearanceFor} from '../../../ui/appearance/appearance.js';
import {mountScreen} from '../../../ui/terminal/mount.js';
import {UserError} from '../../../user-error.js';
import {createBell} from '../../bell.js';
import type {Command} from '../../command.js';
import {chooseDecoding} from '../../decoding/choose-decoding.js';
import {lookUpSchemas} from '../../decoding/look-up-schemas.js';
import {threshold} from '../../options/alert-options.js';
import {loadPrices} from '../../options/price-options.js';
import {createSessionMonitor} from '../session-monitor.js';
import {sessionSummaries} from '../session-summaries.js';
import {createStreamSession} from '../stream-session.js';
import {beginSession} from '../begin-session.js';
import {withConnection, type ConnectTo} from '../../with-connection.js';
import {withRecorder} from '../../with-recorder.js';
import {createLeaving} from './leaving.js';
import {writeReport} from './write-report.js';
import {saveRecords} from './save-records.js';

/**
A record's place is one of the stream that the command line names.
*/
const startIn = (streamName: string, {from, streamName: first}: SessionConfig): StartPosition => streamName !== first && 'shardId' in from ? {type: 'latest'} : from;

/**
A UserError: without it, the end would look like the user's own, or like a failure of the service.
*/
const cannotDraw = (error: unknown): UserError => {
	const {message} = error instanceof Error ? error : new Error(String(error));
	return new UserError('cannot-draw', `The dashboard cannot draw what it has: ${message}. clickmon tail reads the stream without it; CLICKMON_DEBUG=1 shows where it stopped.`, {cause: error});
};

/**
The dashboard on the terminal, until the user quits or the signal aborts. Everything is stopped before it resolves: the producer has its answers, the embedded endpoint is gone, the terminal is as it was.
*/
export const runDashboard: Command<SessionConfig> = async (config, context) => {
	await chooseDecoding(config.decoding);
	const prices = await loadPrices(config);
	const quitting = new AbortController();
	const stopping = AbortSignal.any([context.signal, quitting.signal]);
	const quit = () => {
		quitting.abort();
	};

	const show = async (headless: HeadlessContext, connectTo: ConnectTo, recorder: Recorder | undefined) => {
		const {signal, profile} = headless;
		const onAlert = createBell(config.hasBell, context.clock, () => {
			process.stdout.write('\u{7}');
		});
		// A recording keeps every record.
		const sampling = recorder ? undefined : {isAsked: config.isSample, bytesPerSecond: config.readLimit};
		let isGuideOpen = false;
		// What was added goes with its reader to another stream.
		let {thresholds} = config;
		const session = createStreamSession({
			headless,
			connectTo,
			createMonitor(visited, activity) {
				const monitor = createSessionMonitor({...config, thresholds, from: startIn(visited.streamName, config)}, visited, context, {
					onAlert, activity, prices, sampling, recorder: recorder?.part(),
				});
				// The guide goes with its reader to another stream.
				if (isGuideOpen) {
					monitor.lab?.open();
				}

				return monitor;
			},
		});
		const {look} = session;
		lookUpSchemas({
			...headless,
			note(text) {
				session.current.monitor.report({kind: 'problem', text});
			},
			onNews() {
				session.current.monitor.publishNow();
			},
		});

		const act = async (id: ActionId, input: InputOf<ActionId>) => {
			const {current} = session;
			const label = actionOf(id).label(look());
			const outcome = await runAction(id, current.session, id === 'create-stream' ? {shardCount: config.shardCount} : input);
			// The user may look at another stream by now.
			const stream = current === session.current ? '' : `${current.session.streamName}: `;
			if (outcome.status === 'refused') {
				screen.notify(`${stream}${label}: ${outcome.reason}`);
			} else if (outcome.status === 'failed') {
				// The activity pane may have one row for it.
				screen.notify(stream + outcome.message, true);
			}
		};

		const go = async (choice: StreamChoice) => {
			screen.notify(`Going to ${named(choice.streamName)} …`);
			screen.notify(await session.switchTo(choice));
		};

		const openBeside = async (choice: StreamChoice) => {
			// A recording is of one stream at a time.
			screen.notify(recorder ? 'Only one stream at a time can be recorded: Enter opens it instead of this one.' : await session.openBeside(choice));
		};

		const screen = mountScreen({
			appearance: appearanceFor(config.look, process.env),
			store: session.store,
			look,
			run(id, input) {
				void act(id, input);
			},
			mayWrite: config.mayWrite,
			async save(path, records, filter) {
				const outcome = await saveRecords(path, records, filter);
				if ('path' in outcome) {
					session.current.monitor.report({kind: 'event', text: `wrote ${counted(outcome.count, 'record')} to ${outcome.path}`});
				}

				return outcome;
			},
			streams: {
				load(onChange) {
					const {connection} = session.current.session;
					const {clock} = context;
					return loadCatalog({
						connection, profile, clock, signal, onChange, intakeOf: async names => intakeByCloudWatch(connection, names, {clock, signal}),
					});
				},
				whyNot: session.whyNot,
				switchTo(choice) {
					void go(choice);
				},
				openBeside(choice) {
					void openBeside(choice);
				},
				show: session.show,
				async closeShown() {
					screen.notify(await session.closeShown());
				},
			},
			// One watch over all streams of the session.
			alerts: {
				add(text) {
					try {
						const added = threshold('alert', text);
						for (const {monitor: {alerts}} of session.visits) {
							alerts.add(added);
							({thresholds} = alerts);
						}

						return undefined;
					} catch (error) {
						return (error as Error).message;
					}
				},
				remove(text) {
					for (const {monitor: {alerts}} of session.visits) {
						alerts.remove(text);
						({thresholds} = alerts);
					}
				},
			},
			consumers: {
				watch: () => session.current.monitor.consumers.watch(),
				askExactly: async (table, shardId) => session.current.monitor.consumers.askExactly(table, shardId),
			},
			history: {
				watch: () => session.current.monitor.history.watch(),
				setSpan(span) {
					session.current.monitor.history.setSpan(span);
				},
			},
			settings: {
				watch: () => session.current.monitor.settings.watch(),
				reload() {
					session.current.monitor.settings.reload();
				},
			},
			joinings() {
				const {connection, streamName, platform} = session.current.session;
				const {shards, stream} = look().state;
				return joinings({
					streamName, connection, platform, shardId: exampleShardId(shards), openShards: stream?.openShardCount ?? 1,
				});
			},
			guideStep: config.guideStep,
			guide: {
				open() {
					isGuideOpen = true;
					session.current.monitor.lab?.open();
				},
				guess(stepId, option) {
					session.current.monitor.lab?.guess(stepId, option);
				},
				restart() {
					session.current.monitor.lab?.restart();
				},
				writeReport: async () => writeReport(session.current.monitor, context.clock.now()),
			},
			leaving: createLeaving(session),
			quit,
			stdin: context.input,
			stdout: process.stdout,
		});
		signal.addEventListener('abort', screen.unmount);
		let drawingError: unknown;
		const gone = screen.gone.catch((error: unknown) => {
			drawingError = error;
		});
		for (const choice of config.otherStreams) {
			const problem = await session.openBeside(choice);
			if (problem !== undefined) {
				screen.notify(problem, true);
			}
		}

		session.show(0);
		const running = Promise.all([
			session.ended,
			beginSession(config, context, session.visits),
		]);
		try {
			await Promise.race([running, gone]);
		} finally {
			quit();
			screen.unmount();
			await Promise.allSettled([running, gone]);
		}

		await running;
		for (const text of sessionSummaries(session.summaries())) {
			context.output.lines.write(asTypedHere(sanitize(text)));
		}

		if (drawingError !== undefined) {
			throw cannotDraw(drawingError);
		}
	};

	try {
		await withConnection(config, {...context, signal: stopping}, async (headless, connectTo) =>
			withRecorder(config, context, headless, async recorder => show(headless, connectTo, recorder)));
	} catch (error) {
		// Stopped before the screen was there: no failure.
		if (!stopping.aborted || error !== stopping.reason) {
			throw error;
		}
	}

	return 0;
};
