import {readStatus} from '../../actions/streams/status.js';
import type {CommonOptions} from '../options/common-options.js';
import type {Command} from '../command.js';
import {statusJson} from '../output/status-json.js';
import {withStream} from '../with-connection.js';
import {statusText} from './status-text.js';

/**
`clickmon status`: the stream's summary and its shards.
*/
export const runStatus: Command<CommonOptions> = async (config, {output, ...context}) => withStream(config, {output, ...context}, async actionContext => {
	const report = await readStatus(actionContext);
	const {endpoint, region} = actionContext.connection;
	output.result(statusText(report, endpoint ?? region, context.clock.now()), statusJson(report));
});
