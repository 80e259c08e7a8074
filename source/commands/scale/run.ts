import {runHeadless} from '../../actions/run-headless.js';
import {readStatus} from '../../actions/streams/status.js';
import type {CommonOptions} from '../options/common-options.js';
import type {Command} from '../command.js';
import {sentence} from '../output/sentence.js';
import {statusJson} from '../output/status-json.js';
import {withStream} from '../with-connection.js';

export type ScaleConfig = CommonOptions & {readonly shardCount: number};

/**
`clickmon scale <count>`: changes the number of open shards and waits until the stream is ACTIVE.
*/
export const runScale: Command<ScaleConfig> = async (config, context) => withStream(config, context, async actionContext => {
	const done = await runHeadless('scale-to', actionContext, {shardCount: config.shardCount});
	context.output.result(sentence(done), context.output.isJson ? statusJson(await readStatus(actionContext)) : {});
});
