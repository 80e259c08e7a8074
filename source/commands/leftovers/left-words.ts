import {readLeftovers} from '../../actions/streams/leftovers.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import {isOnAws} from '../../aws/endpoint.js';
import {formatDollars} from '../../cost/cost-words.js';
import type {PriceTable} from '../../cost/prices.js';
import {totalPerHour} from '../../cost/standing-cost.js';
import {UserError} from '../../user-error.js';
import {counted, oneLine} from '../../words.js';
import {LAB_STREAMS, OWN_CONSUMERS} from './patterns.js';
import {pricedLeftovers} from './priced-leftovers.js';

/**
One line that says what the lab has left in the region, for its last step. It asks the lists of the service, not this session. Never throws.
*/
export const readLeftWords = async ({connection, streamName, profile}: Pick<HeadlessContext, 'connection' | 'streamName' | 'profile'>, prices: PriceTable, signal: AbortSignal): Promise<string> => {
	const {region, endpoint} = connection;
	const where = oneLine(endpoint ?? region);
	try {
		const found = await readLeftovers({connection, profile, signal}, {
			isStream: name => name === streamName || LAB_STREAMS.fits(name),
			isConsumer: OWN_CONSUMERS.fits,
		});
		const isCharged = isOnAws(connection);
		const left = pricedLeftovers(found, {prices, region, isOnAws: isCharged});
		const streams = found.streams.length;
		return left.length === 0
			? `${where} lists neither the stream ${oneLine(streamName)} nor another one of the lab, and no consumer of clickmon.`
			: `${where} still lists ${counted(streams, 'stream')} of the lab’s kind and ${counted(left.length - streams, 'consumer')}, which ${isCharged ? 'cost' : 'would cost'} ${formatDollars(totalPerHour(left))} an hour: clickmon leftovers names them.`;
	} catch (error) {
		return `What else is left cannot be listed: ${error instanceof UserError ? error.message : 'it was stopped'}`;
	}
};
