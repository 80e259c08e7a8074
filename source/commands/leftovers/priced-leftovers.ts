import type {Leftovers} from '../../actions/streams/leftovers.js';
import type {HourlyCost} from '../../cost/cost-words.js';
import {consumerCost, standingCost, type CostPlace} from '../../cost/standing-cost.js';
import type {StreamConsumer, StreamSummary} from '../../service/stream.js';

/**
One thing that is left, and what it costs an hour by itself; the cost is undefined without permission to describe the stream.
*/
export type PricedLeftover = {
	readonly streamName: string;
	readonly summary: StreamSummary | undefined;
	/**
	Undefined for the stream itself.
	*/
	readonly consumer: StreamConsumer | undefined;
	readonly cost: HourlyCost | undefined;
};

/**
Each stream, followed by its consumers; then the consumers of other streams. A stream's cost is without its consumers: they have their own.
*/
export const pricedLeftovers = ({streams, consumers}: Leftovers, place: CostPlace): readonly PricedLeftover[] => {
	const priced = consumers.map(({consumer, streamName, summary}): PricedLeftover => ({
		streamName, summary, consumer, cost: summary && consumerCost(summary, place),
	}));
	const own = streams.flatMap(({streamName, summary}): readonly PricedLeftover[] => [
		{
			streamName, summary, consumer: undefined, cost: summary && standingCost({...summary, consumerCount: 0}, place),
		},
		...priced.filter(each => each.streamName === streamName),
	]);
	return [...own, ...priced.filter(each => !own.includes(each))];
};
