import {preflightLines, readPreflight} from '../../actions/streams/preflight.js';
import {runHeadless} from '../../actions/run-headless.js';
import type {CommonOptions} from '../options/common-options.js';
import type {Command} from '../command.js';
import {confirm} from '../confirm.js';
import {sentence} from '../output/sentence.js';
import {withStream} from '../with-connection.js';

export type DeleteConfig = CommonOptions & {readonly isConfirmed: boolean};

/**
`clickmon delete`: shows what will be deleted, asks for the stream's name, deletes the stream with its consumers and waits until it is gone.
*/
export const runDelete: Command<DeleteConfig> = async (config, context) => withStream(config, context, async actionContext => {
	const {streamName} = config;
	if (!config.isConfirmed) {
		const preflight = await readPreflight(actionContext);
		await confirm({
			deed: `Deleting ${streamName}`,
			wants: 'its name',
			order: 'delete it',
			refusal: 'Nothing was deleted',
			lines: ['This will be gone for good:', ...preflightLines(preflight).map(part => `  ${part}`)],
			question: 'Type the stream\'s name to delete it: ',
			answer: streamName,
		}, context);
	}

	const done = await runHeadless('tear-down', actionContext, {confirmation: streamName});
	context.output.result(sentence(done), {streamName, deleted: true});
});
