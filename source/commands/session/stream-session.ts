import {once} from 'node:events';
import {named} from '../../words.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import type {Monitor} from '../../monitor/monitor.js';
import type {SessionSummary} from '../../monitor/session-summary.js';
import type {Snapshot, SnapshotStore} from '../../monitor/snapshot.js';
import type {ActivityEntry} from '../../monitor/state.js';
import type {StreamChoice} from '../../monitor/stream-choice.js';
import {MOST_TABS} from '../../monitor/tabs-view.js';
import type {ConnectTo} from '../with-connection.js';
import {createStreamTabs, type Tab} from './stream-tabs.js';
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
One or several streams, each with a monitor of its own in a tab, behind one store: a screen that shows it goes on when another tab or another stream is shown.
*/
export type StreamSession = {
	readonly store: SnapshotStore;
	/**
	The shown stream at this moment, published or not.
	*/
	look(): Snapshot;
	/**
	The stream that is shown.
	*/
	readonly current: Visit;
	/**
	The streams of all tabs, in order.
	*/
	readonly visits: readonly Visit[];
	/**
	Why the shown tab cannot go to another stream now, in a few words; undefined when it can.
	*/
	whyNot(): string | undefined;
	/**
	Leaves the shown stream when its producer has its last answers, and goes to another one in the same tab; a stream that has a tab is shown there. Nothing is produced there until the user starts it. Resolves with the problem in one line, which the activity shows too; never throws.
	*/
	switchTo(choice: StreamChoice): Promise<string | undefined>;
	/**
	Opens a stream in a tab of its own and shows it; a stream that has a tab is shown there. Resolves with the problem in one line; never throws.
	*/
	openBeside(choice: StreamChoice): Promise<string | undefined>;
	/**
	Shows a tab by its place, from 0. Returns whether there is one.
	*/
	show(place: number): boolean;
	/**
	Closes the shown tab, when its producer has its last answers, and shows its neighbour. Resolves with the reason in one line if it stays; never throws.
	*/
	closeShown(): Promise<string | undefined>;
	/**
	Resolves when the context's signal has aborted and everything is stopped; rejects with a fault of ours.
	*/
	readonly ended: Promise<void>;
	/**
	The visits that are over, in order.
	*/
	readonly past: readonly PastVisit[];
	/**
	Of each visit: first those that are over, then those of the tabs.
	*/
	summaries(): readonly SessionSummary[];
};

export const createStreamSession = ({headless, connectTo, createMonitor}: StreamSessionOptions): StreamSession => {
	const {signal} = headless;
	const faults = Promise.withResolvers<never>();
	// The session may have ended: a fault must not become an unhandled rejection.
	faults.promise.catch(() => undefined);
	const past: PastVisit[] = [];
	let changing: Promise<string | undefined> | undefined;

	const begin = (context: HeadlessContext, activity: readonly ActivityEntry[]): Visit => {
		const visit = beginVisit(createMonitor(context, activity), context);
		visit.ended.catch(faults.reject);
		return visit;
	};

	const tabs = createStreamTabs(begin(headless, []), headless, headless.clock);

	// An ARN belongs to its connection: a stream by ARN needs a new connection, before and after.
	const connectionFor = async ({arn, region}: StreamChoice): Promise<Connection> => {
		const {connection} = tabs.shown.context;
		return arn === undefined && connection.streamArn === undefined
			? connection
			: connectTo({region: region ?? connection.region, streamArn: arn});
	};

	const tabOf = ({streamName, arn, region = tabs.shown.context.connection.region}: StreamChoice): Tab | undefined => tabs.all.find(({context}) =>
		context.streamName === streamName && context.connection.streamArn === arn && context.connection.region === region);

	const busyWith = ({visit}: Tab): string | undefined => {
		const {runningAction} = visit.monitor.look().state;
		return runningAction && `busy: ${runningAction.label}`;
	};

	const problemOf = (error: unknown, {visit}: Tab, streamName: string): string => explainError(error, {...visit.session.connection, streamName}).message;

	/**
	Resolves with false when the whole session ended meanwhile.
	*/
	const hasLeft = async ({visit, context}: Tab): Promise<boolean> => {
		await visit.leave();
		if (signal.aborted) {
			return false;
		}

		past.push({summary: visit.monitor.summary(), context});
		return true;
	};

	const goTo = async (choice: StreamChoice): Promise<string | undefined> => {
		const tab = tabs.shown;
		const {visit: {monitor}} = tab;
		const {streamName} = choice;
		try {
			const context = {...headless, connection: await connectionFor(choice), streamName};
			const reason = busyWith(tab);
			if (reason !== undefined) {
				// It began meanwhile, and would be cut off.
				return `The ${named(streamName)} is not opened: ${reason}.`;
			}

			if (!await hasLeft(tab)) {
				return undefined;
			}

			const visit = begin(context, monitor.look().state.activity);
			tabs.replace(tab, visit, context);
			visit.monitor.report({kind: 'event', text: `switched to ${named(streamName)}`});
			visit.monitor.publishNow();
			return undefined;
		} catch (error) {
			const message = problemOf(error, tab, streamName);
			monitor.report({kind: 'problem', text: message});
			return message;
		}
	};

	const addTab = async (choice: StreamChoice): Promise<string | undefined> => {
		const {streamName} = choice;
		if (tabs.all.length >= MOST_TABS) {
			return `${MOST_TABS} streams are open already: close one with Ctrl+W before you open the ${named(streamName)}.`;
		}

		try {
			const context = {...headless, connection: await connectionFor(choice), streamName};
			if (!signal.aborted) {
				tabs.show(tabs.add(begin(context, []), context));
			}

			return undefined;
		} catch (error) {
			return problemOf(error, tabs.shown, streamName);
		}
	};

	const close = async (): Promise<string | undefined> => {
		const tab = tabs.shown;
		const {streamName} = tab.context;
		if (tabs.all.length === 1) {
			return 'Only one stream is open; q quits.';
		}

		const reason = busyWith(tab);
		if (reason !== undefined) {
			return `The ${named(streamName)} stays open: ${reason}.`;
		}

		if (await hasLeft(tab)) {
			tabs.remove(tab);
		}

		return undefined;
	};

	// One change at a time: the next one may need the tab that this one opens.
	const change = async (start: () => Promise<string | undefined>): Promise<string | undefined> => {
		if (changing) {
			return 'Another stream is being opened.';
		}

		changing = start();
		try {
			return await changing;
		} finally {
			changing = undefined;
		}
	};

	const isShownInstead = (choice: StreamChoice): boolean => {
		const tab = tabOf(choice);
		if (tab) {
			tabs.show(tab);
		}

		return tab !== undefined;
	};

	const end = async () => {
		try {
			if (!signal.aborted) {
				await Promise.race([once(signal, 'abort'), faults.promise]);
			}
		} finally {
			await changing;
			await Promise.all(tabs.all.map(async ({visit}) => visit.ended));
		}
	};

	return {
		store: tabs.store,
		look: tabs.look,
		get current() {
			return tabs.shown.visit;
		},
		get visits() {
			return tabs.all.map(({visit}) => visit);
		},
		whyNot() {
			return changing ? 'another stream is being opened' : busyWith(tabs.shown);
		},
		switchTo: async choice => change(async () => isShownInstead(choice) ? undefined : goTo(choice)),
		openBeside: async choice => change(async () => isShownInstead(choice) ? undefined : addTab(choice)),
		show(place) {
			const tab = tabs.all[place];
			if (tab) {
				tabs.show(tab);
			}

			return tab !== undefined;
		},
		closeShown: async () => change(close),
		ended: end(),
		past,
		summaries: () => [...past.map(({summary}) => summary), ...tabs.all.map(({visit}) => visit.monitor.summary())],
	};
};
