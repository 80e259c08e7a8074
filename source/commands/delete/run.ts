import {preflightLines, readPreflight} from '../../actions/streams/preflight.js';
import {type HeadlessContext, runHeadless} from '../../actions/run-headless.js';
import type {CommonOptions} from '../options/common-options.js';
import {UserError} from '../../user-error.js';
import type {Command, CommandContext} from '../command.js';
import {sentence} from '../output/sentence.js';
import {withStream} from '../with-connection.js';
import {ask} from '../ask.js';

export type DeleteConfig = CommonOptions & {readonly isConfirmed: boolean};

/**
Shows what will be deleted and asks for the stream's name. Throws a UserError without a terminal, or for another name.
*/
const confirm = async (actionContext: HeadlessContext, {input, output}: CommandContext): Promise<void> => {
	const {streamName, signal} = actionContext;
	const preflight = await readPreflight(actionContext);
	if (!input.isTTY || output.isJson) {
		throw new UserError('not-confirmed', `Deleting ${streamName} wants its name typed, and there is no terminal to ask on: add --yes to delete it without asking.`, {exitCode: 2});
	}

	for (const line of ['This will be gone for good:', ...preflightLines(preflight).map(part => `  ${part}`)]) {
		output.note(line);
	}

	const answer = await ask('Type the stream\'s name to delete it: ', {input, signal});
	if (answer?.trim() !== streamName) {
		throw new UserError('not-confirmed', `Nothing was deleted: “${answer?.trim() ?? ''}” is not ${streamName}.`);
	}
};

/**
`clickmon delete`: shows what will be deleted, asks for the stream's name, deletes the stream with its consumers and waits until it is gone.
*/
export const runDelete: Command<DeleteConfig> = async (config, context) => withStream(config, context, async actionContext => {
	if (!config.isConfirmed) {
		await confirm(actionContext, context);
	}

	const done = await runHeadless('tear-down', actionContext, {confirmation: config.streamName});
	context.output.result(sentence(done), {streamName: config.streamName, deleted: true});
});
