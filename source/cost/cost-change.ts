import {hasStorageCharge, type Priced} from './cost.js';
import {formatDollars, priceSource} from './cost-words.js';
import {standingCost, type CostPlace} from './standing-cost.js';

/**
The cost of an hour before and after a change of the stream, as the predicate of a sentence: `costs $0.015 an hour now and $0.03 then, …`.
*/
export const costChangeWords = (before: Priced, after: Priced, place: CostPlace): string => {
	const now = standingCost(before, place);
	const then = standingCost(after, place);
	const storage = hasStorageCharge(after) ? ' and the GB of its long retention' : '';
	return `${place.isOnAws ? 'costs' : 'would cost on AWS'} ${formatDollars(now.perHour)} an hour now and ${formatDollars(then.perHour)} then, without what is written and read${storage} (${priceSource(now.prices, now.region)})`;
};
