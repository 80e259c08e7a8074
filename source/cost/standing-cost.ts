import {
	hasStorageCharge,
	standingCharges,
	standingCostPerHour,
	type Priced,
} from './cost.js';
import type {Cost, HourlyCost} from './cost-words.js';
import type {PriceTable} from './prices.js';

/**
The place of a stream, and the prices for it.
*/
export type CostPlace = Pick<Cost, 'region' | 'isOnAws'> & {readonly prices: PriceTable};

/**
Dollars an hour of all whose cost is known.
*/
export const totalPerHour = (priced: ReadonlyArray<{readonly cost: {readonly perHour: number} | undefined}>): number => {
	let sum = 0;
	for (const {cost} of priced) {
		sum += cost?.perHour ?? 0;
	}

	return sum;
};

/**
What a stream itself costs an hour, if its traffic is unknown.
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
