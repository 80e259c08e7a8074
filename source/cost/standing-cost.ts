import {
	hasStorageCharge,
	standingCharges,
	standingCostPerHour,
	type Priced,
} from './cost.js';
import type {Cost, HourlyCost} from './cost-words.js';
import type {PriceTable} from './prices.js';

/**
Where a stream is, and with which prices it is reckoned.
*/
export type CostPlace = Pick<Cost, 'region' | 'isOnAws'> & {readonly prices: PriceTable};

/**
What a stream itself costs an hour, for who looks at it once and does not see what is written and read.
*/
export const standingCost = (stream: Priced, {prices, ...place}: CostPlace): HourlyCost => ({
	...place,
	perHour: standingCostPerHour(stream, prices),
	charges: standingCharges(stream, prices),
	prices: {region: prices.region, date: prices.date},
	hasStorageCharge: hasStorageCharge(stream),
});

/**
What one registered consumer of a stream costs an hour by itself; what it reads comes on top.
*/
export const consumerCost = (stream: Priced, {prices, ...place}: CostPlace): HourlyCost => {
	const {consumers} = standingCharges({...stream, consumerCount: 1}, prices);
	return {
		...place,
		perHour: consumers,
		charges: {consumers},
		prices: {region: prices.region, date: prices.date},
		hasStorageCharge: false,
	};
};
