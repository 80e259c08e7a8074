import process from 'node:process';
import type {ActionId, ActionInput} from '../actions/action.js';
import {actions} from '../actions/registry.js';
import {runAction, type ActionSession} from '../actions/run-action.js';
import type {HeadlessContext} from '../actions/run-headless.js';
import type {SessionConfig} from '../config.js';
import {budgetFor} from '../kinesis/read-budget.js';
import {createMonitor, type Monitor} from '../monitor/monitor.js';
import type {Snapshot} from '../monitor/snapshot.js';
import {sanitize} from '../records/sanitize.js';
import {mountScreen} from '../ui/mount.js';
import type {Command, CommandContext} from './command.js';
import {madeUpConsumerName} from './consumer-name.js';
import {exitSummary} from './exit-summary.js';
import {withConnection} from './with-connection.js';

/**
The first snapshot that is as wanted; undefined when the signal aborts before.
*/
const nextSnapshot = async ({store}: Monitor, isWanted: (snapshot: Snapshot) => boolean, signal: AbortSignal): Promise<Snapshot | undefined> => new Promise(resolve => {
	const settle = () => {
		const snapshot = store.getSnapshot();
		const isThere = isWanted(snapshot);
		if (!(isThere || signal.aborted)) {
			return;
		}

		unsubscribe();
		signal.removeEventListener('abort', settle);
		resolve(isThere ? snapshot : undefined);
	};

	const unsubscribe = store.subscribe(settle);
	signal.addEventListener('abort', settle);
	settle();
});

/**
What `--local` shows by itself: the lab's stream is created, and clicks begin to flow.
*/
const startLab = async (monitor: Monitor, act: (id: ActionId) => Promise<void>, signal: AbortSignal) => {
	if (await nextSnapshot(monitor, ({state}) => state.connectivity === 'absent', signal)) {
		await act('create-stream');
	}

	const ready = await nextSnapshot(monitor, ({state}) => state.stream?.status === 'ACTIVE', signal);
	if (ready && !monitor.producer.isProducing) {
		await act('toggle-producer');
	}
};

const createSession = (config: SessionConfig, {connection}: HeadlessContext, {clock, random}: CommandContext): Monitor => createMonitor({
	connection,
	clock,
	random,
	streamName: config.streamName,
	isReadOnly: config.isReadOnly,
	from: config.from,
	pollIntervalMilliseconds: config.pollIntervalMilliseconds,
	readingMode: config.fanOut ? 'fan-out' : 'polling',
	consumerName: config.fanOut?.consumerName ?? madeUpConsumerName(),
	budget: budgetFor(config.hasLimits),
	rate: config.rate,
	seed: config.seed,
});

/**
The dashboard on the terminal, until somebody quits or the signal aborts. Everything is stopped before it resolves: the producer has its answers, the embedded endpoint is gone, the terminal is as it was.
*/
export const runDashboard: Command<SessionConfig> = async (config, context) => {
	const quitting = new AbortController();
	const stopping = AbortSignal.any([context.signal, quitting.signal]);
	const quit = () => {
		quitting.abort();
	};

	const show = async (headless: HeadlessContext) => {
		const {signal} = headless;
		const monitor = createSession(config, headless, context);
		const session: ActionSession = {
			...headless,
			monitor,
			producer: monitor.producer,
			reader: monitor.reader,
			platform: process.platform,
		};

		const act = async (id: ActionId, input: ActionInput = {}) => {
			const outcome = await runAction(id, session, id === 'create-stream' ? {shardCount: config.shardCount} : input);
			if (outcome.status === 'refused') {
				screen.notify(`${actions[id].label(monitor.look())}: ${outcome.reason}`);
			}
		};

		const screen = mountScreen({
			store: monitor.store,
			look: monitor.look,
			run(id, input) {
				void act(id, input);
			},
			quit,
			stdin: context.input,
			stdout: process.stdout,
		});
		signal.addEventListener('abort', screen.unmount);
		const running = monitor.run(signal);
		if (config.isLocal) {
			void startLab(monitor, act, signal);
		}

		try {
			await Promise.race([running, screen.gone]);
		} finally {
			quit();
			screen.unmount();
			await Promise.allSettled([running, screen.gone]);
		}

		await running;
		for (const text of exitSummary(monitor.summary())) {
			context.output.lines.write(sanitize(text));
		}
	};

	try {
		await withConnection(config, {...context, signal: stopping}, show);
	} catch (error) {
		// Stopped before there was a screen: as good an end as any other.
		if (!stopping.aborted || error !== stopping.reason) {
			throw error;
		}
	}

	return 0;
};
