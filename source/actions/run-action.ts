import {explainError} from '../kinesis/errors/explain-error.js';
import type {MonitorEvent} from '../monitor/monitor-event.js';
import type {Snapshot} from '../monitor/snapshot.js';
import type {Action, ActionContext} from './action.js';
import {awsCommand} from './aws-command.js';
import {isConfirmed} from './define-action.js';
import {type ActionId, actionOf, type Saying} from './registry.js';

export type ActionOutcome =
	/**
	One line that says what was done.
	*/
	| {readonly status: 'done'; readonly text: string}
	/**
	It was not begun, for a reason in a few words.
	*/
	| {readonly status: 'refused'; readonly reason: string}
	/**
	One line that says what was not done and what to do; the activity log has it too.
	*/
	| {readonly status: 'failed'; readonly message: string};

/**
What a dashboard or a line-mode session runs its actions with.
*/
export type ActionSession = Omit<ActionContext, 'progress' | 'wrote'> & {
	/**
	The monitor: how things stand this very moment, and where what happens is reported.
	*/
	readonly monitor: {
		look(): Snapshot;
		dispatch(event: MonitorEvent): void;
		publishNow(): void;
		lookNow(): Promise<void>;
	};
	/**
	The shell that the shown commands are quoted for.
	*/
	readonly platform: NodeJS.Platform;
};

const whyRefused = (action: Action, snapshot: Snapshot, input: Record<string, unknown>): string | undefined => {
	const enabled = action.isEnabled(snapshot);
	if (enabled !== true) {
		return enabled;
	}

	const {streamName} = snapshot.state;
	return isConfirmed(action, input, streamName) ? undefined : `to confirm, type the stream's name: ${streamName}`;
};

const failureOf = (outcome: ActionOutcome & {status: 'refused' | 'failed'}): string => outcome.status === 'failed' ? outcome.message : outcome.reason;

const perform = async (action: Action, session: ActionSession, input: Record<string, unknown>): Promise<ActionOutcome> => {
	const {connection, streamName, clock, signal, monitor} = session;
	const progress = (text: string) => {
		monitor.dispatch({type: 'action-progressed', at: clock.now(), progress: text});
		monitor.publishNow();
		// Show the new state at once.
		void monitor.lookNow();
	};

	const wrote: ActionContext['wrote'] = record => {
		monitor.dispatch({type: 'written', at: clock.now(), ...record});
	};

	try {
		const text = await action.run({...session, progress, wrote}, input);
		if (action.runsAlone) {
			// The next key finds the stream as this action left it.
			await monitor.lookNow();
		}

		return {status: 'done', text};
	} catch (error) {
		const {message} = explainError(error, {...connection, streamName});
		return {status: 'failed', message: signal.aborted ? 'stopped before it was done' : message};
	}
};

/**
Runs an action of a session: checks that it is enabled and, if dangerous, confirmed; lets only one run that runs alone; reports start, progress and end, with the equivalent aws command, to the activity log. Never throws.
*/
export const runAction = async <Id extends ActionId>(id: Id, session: ActionSession, ...[input = {}]: Saying<Id>): Promise<ActionOutcome> => {
	const {clock, monitor} = session;
	const action: Action = actionOf(id);
	if (monitor.look().state.connectivity === 'connecting') {
		// The state is not known yet: a key pressed this early waits for the first answer.
		await monitor.lookNow();
	}

	const snapshot = monitor.look();
	const reason = whyRefused(action, snapshot, input);
	if (reason !== undefined) {
		return {status: 'refused', reason};
	}

	const words = action.cliEquivalent(snapshot, input);
	const command = words && awsCommand(words, session.connection, session.platform);
	if (action.runsAlone) {
		// From here on the state says that it runs: a second key press is refused.
		monitor.dispatch({
			type: 'action-started', at: clock.now(), id, label: action.label(snapshot), command,
		});
		monitor.publishNow();
	}

	const outcome = await perform(action, session, input);
	const at = clock.now();
	if (action.runsAlone) {
		monitor.dispatch(outcome.status === 'done' ? {type: 'action-finished', at, text: outcome.text} : {type: 'action-failed', at, message: failureOf(outcome)});
	} else {
		monitor.dispatch(outcome.status === 'done'
			? {
				type: 'noted', at, kind: 'action', text: outcome.text, command, series: action.series,
			}
			: {
				type: 'noted', at, kind: 'problem', text: failureOf(outcome),
			});
	}

	monitor.publishNow();
	return outcome;
};
