import {readStatus} from '../actions/status.js';
import type {StatusConfig} from '../command-line/command-configs.js';
import type {Command} from './command.js';
import {statusJson} from './status-json.js';
import {statusText} from './status-text.js';
import {withStream} from './with-connection.js';

/**
`clickmon status`: the stream's summary and its shards.
*/
export const runStatus: Command<StatusConfig> = async (config, {output, ...context}) => withStream(config, {output, ...context}, async actionContext => {
	const report = await readStatus(actionContext);
	const {endpoint, region} = actionContext.connection;
	output.result(statusText(report, endpoint ?? region, context.clock.now()), statusJson(report));
});
