import process from 'node:process';
import type {ActionId, ActionInput} from '../actions/action.js';
import {actions} from '../actions/registry.js';
import {runAction, type ActionSession} from '../actions/run-action.js';
import type {HeadlessContext} from '../actions/run-headless.js';
import {counted} from '../actions/words.js';
import type {SessionConfig} from '../command-line/command-configs.js';
import {sanitize} from '../records/sanitize.js';
import {appearanceFor} from '../ui/appearance.js';
import {mountScreen} from '../ui/mount.js';
import {createBell} from './bell.js';
import type {Command} from './command.js';
import {exitSummary} from './exit-summary.js';
import {saveRecords} from './save-records.js';
import {createSessionMonitor} from './session-monitor.js';
import {beginSession} from './begin-session.js';
import {withConnection} from './with-connection.js';

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
		const monitor = createSessionMonitor(config, headless, context, {
			onAlert: createBell(config.hasBell, context.clock, () => {
				process.stdout.write('\u{7}');
			}),
		});
		const session: ActionSession = {
			...headless,
			monitor,
			producer: monitor.producer,
			reader: monitor.reader,
			platform: process.platform,
		};

		const act = async (id: ActionId, input: ActionInput) => {
			const outcome = await runAction(id, session, id === 'create-stream' ? {shardCount: config.shardCount} : input);
			if (outcome.status === 'refused') {
				screen.notify(`${actions[id].label(monitor.look())}: ${outcome.reason}`);
			}
		};

		const screen = mountScreen({
			appearance: appearanceFor(config.look, process.env),
			store: monitor.store,
			look: monitor.look,
			run(id, input) {
				void act(id, input);
			},
			async save(path, records) {
				const outcome = await saveRecords(path, records);
				if ('path' in outcome) {
					monitor.report({kind: 'event', text: `wrote ${counted(records.length, 'record')} to ${outcome.path}`});
				}

				return outcome;
			},
			quit,
			stdin: context.input,
			stdout: process.stdout,
		});
		signal.addEventListener('abort', screen.unmount);
		const running = Promise.all([
			monitor.run(signal),
			beginSession(config, context, monitor, session),
		]);
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
