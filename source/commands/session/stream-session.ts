import {once} from 'node:events';
import {named} from '../../words.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import type {Monitor} from '../../monitor/monitor.js';
import type {SessionSummary} from '../../monitor/session-summary.js';
import type {SnapshotStore} from '../../monitor/snapshot.js';
import type {ActivityEntry} from '../../monitor/state.js';
import type {StreamChoice} from '../../monitor/stream-choice.js';
import {createSwitchableStore} from '../../monitor/publishing/switchable-store.js';
import type {ConnectTo} from '../with-connection.js';
import {beginVisit, type Visit} from './visit.js';

export type StreamSessionOptions = {
	/**
	The connection and the stream that it begins with.
	*/
	readonly headless: HeadlessContext;
	/**
	Another connection, which lives as long as the session. Throws a UserError.
	*/
	readonly connectTo: ConnectTo;
	/**
	A monitor for a stream, which goes on with the activity of the one before.
	*/
	createMonitor(headless: HeadlessContext, activity: readonly ActivityEntry[]): Monitor;
};

/**
A stream that the session was at.
*/
export type PastVisit = {
	summary: SessionSummary;
	readonly context: HeadlessContext;
};

/**
One monitor at a time, of one stream after the other, behind one store: a screen that shows it goes on when the stream changes.
*/
export type StreamSession = {
	readonly store: SnapshotStore;
	readonly current: Visit;
	/**
	Why it cannot go to another stream now, in a few words; undefined when it can.
	*/
	whyNot(): string | undefined;
	/**
	Leaves the stream when its producer has its last answers, and goes to another one. Nothing is produced there until the user starts it. Resolves with the problem in one line, which the activity shows too; never throws.
	*/
	switchTo(choice: StreamChoice): Promise<string | undefined>;
	/**
	Resolves when the context's signal has aborted and everything is stopped; rejects with a fault of ours.
	*/
	readonly ended: Promise<void>;
	/**
	The visits that are over, in order.
	*/
	readonly past: readonly PastVisit[];
	/**
	Of each visit, in order.
	*/
	summaries(): readonly SessionSummary[];
};

export const createStreamSession = ({headless, connectTo, createMonitor}: StreamSessionOptions): StreamSession => {
	const {signal} = headless;
	const faults = Promise.withResolvers<never>();
	// The session may have ended: a fault must not become an unhandled rejection.
	faults.promise.catch(() => undefined);
	const past: PastVisit[] = [];
	let switching: Promise<string | undefined> | undefined;

	const begin = (context: HeadlessContext, activity: readonly ActivityEntry[]): Visit => {
		const visit = beginVisit(createMonitor(context, activity), context);
		visit.ended.catch(faults.reject);
		return visit;
	};

	let current = begin(headless, []);
	let currentContext = headless;
	const store = createSwitchableStore(current.monitor.store);

	// An ARN belongs to its connection: a stream by ARN needs a new connection, before and after.
	const connectionFor = async ({arn, region}: StreamChoice): Promise<Connection> => {
		const {connection} = current.session;
		return arn === undefined && connection.streamArn === undefined
			? connection
			: connectTo({region: region ?? connection.region, streamArn: arn});
	};

	const busyWith = (): string | undefined => {
		const {runningAction} = current.monitor.look().state;
		return runningAction && `busy: ${runningAction.label}`;
	};

	const goTo = async (choice: StreamChoice): Promise<string | undefined> => {
		const {monitor} = current;
		const {streamName} = choice;
		try {
			const context = {...headless, connection: await connectionFor(choice), streamName};
			const reason = busyWith();
			if (reason !== undefined) {
				// It began meanwhile, and would be cut off.
				return `The ${named(streamName)} is not opened: ${reason}.`;
			}

			await current.leave();
			if (signal.aborted) {
				return undefined;
			}

			past.push({summary: monitor.summary(), context: currentContext});
			currentContext = context;
			current = begin(context, monitor.look().state.activity);
			store.use(current.monitor.store);
			current.monitor.report({kind: 'event', text: `switched to ${named(streamName)}`});
			current.monitor.publishNow();
			return undefined;
		} catch (error) {
			const {message} = explainError(error, {...current.session.connection, streamName});
			current.monitor.report({kind: 'problem', text: message});
			return message;
		}
	};

	const end = async () => {
		try {
			if (!signal.aborted) {
				await Promise.race([once(signal, 'abort'), faults.promise]);
			}
		} finally {
			await switching;
			await current.ended;
		}
	};

	return {
		store,
		get current() {
			return current;
		},
		whyNot() {
			return switching ? 'another stream is being opened' : busyWith();
		},
		async switchTo(choice) {
			if (switching) {
				return 'Another stream is being opened.';
			}

			switching = goTo(choice);
			const problem = await switching;
			switching = undefined;
			return problem;
		},
		ended: end(),
		past,
		summaries: () => [...past.map(({summary}) => summary), current.monitor.summary()],
	};
};
