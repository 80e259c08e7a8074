import {explainError} from '../kinesis/errors/explain-error.js';
import {UserError} from '../user-error.js';
import {named} from '../words.js';
import type {Action, ActionContext} from './action.js';
import {isConfirmed} from './define-action.js';
import {type ActionId, actionOf, type Saying} from './registry.js';

export type HeadlessContext = Omit<ActionContext, 'progress' | 'producer' | 'reader' | 'greedy'> & {
	/**
	Goes into the advice of an error: which profile to log in with.
	*/
	readonly profile?: string;
	/**
	Progress in a few words.
	*/
	readonly onProgress?: (text: string) => void;
};

/**
Runs an action of the registry for a command, without a monitor. Resolves with one line that says what was done; throws a UserError, or the signal's reason when it aborts.
*/
export const runHeadless = async <Id extends ActionId>(id: Id, context: HeadlessContext, ...[input = {}]: Saying<Id>): Promise<string> => {
	const {connection, streamName, profile, signal, onProgress} = context;
	const action: Action = actionOf(id);
	if (!isConfirmed(action, input, streamName)) {
		const effect = `${action.description.charAt(0).toLowerCase()}${action.description.slice(1, -1)}`;
		throw new UserError('not-confirmed', `Nothing was done: this ${effect}; confirm it with the stream's name, ${named(streamName)}.`, {exitCode: 2});
	}

	try {
		return await action.run({...context, progress: onProgress ?? (() => undefined)}, input);
	} catch (error) {
		signal.throwIfAborted();
		throw explainError(error, {...connection, streamName, profile});
	}
};
