import {runHeadless} from '../../actions/run-headless.js';
import {readStatus} from '../../actions/streams/status.js';
import type {CommonOptions} from '../options/common-options.js';
import type {Command} from '../command.js';
import {sentence} from '../output/sentence.js';
import {statusJson} from '../output/status-json.js';
import {withConnection} from '../with-connection.js';

export type CreateConfig = CommonOptions & {readonly shardCount: number};

/**
`clickmon create`: creates the stream and waits until it is ACTIVE.
*/
export const runCreate: Command<CreateConfig> = async (config, context) => withConnection(config, context, async actionContext => {
	context.begin();
	const done = await runHeadless('create-stream', actionContext, {shardCount: config.shardCount});
	context.output.result(sentence(done), context.output.isJson ? statusJson(await readStatus(actionContext)) : {});
});
