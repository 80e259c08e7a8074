import {readStatus} from '../../actions/streams/status.js';
import {isOnAws} from '../../aws/endpoint.js';
import {costJson, hourWords} from '../../cost/cost-words.js';
import {standingCost} from '../../cost/standing-cost.js';
import type {CommonOptions} from '../options/common-options.js';
import {loadPrices, type PriceOptions} from '../options/price-options.js';
import type {Command} from '../command.js';
import {statusJson} from '../output/status-json.js';
import {withStream} from '../with-connection.js';
import {statusText} from './status-text.js';

/**
`clickmon status`: the stream's summary, what it costs, and its shards.
*/
export const runStatus: Command<CommonOptions & PriceOptions> = async (config, context) => {
	const prices = await loadPrices(config);
	await withStream(config, context, async ({connection, ...actionContext}) => {
		const report = await readStatus({connection, ...actionContext});
		const {endpoint, region} = connection;
		const cost = standingCost(report.summary, {prices, region, isOnAws: isOnAws(connection)});
		context.output.result(
			statusText(report, endpoint ?? region, context.clock.now(), hourWords(cost)),
			{...statusJson(report), cost: costJson(cost)},
		);
	});
};
