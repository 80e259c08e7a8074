import type {PriceTable} from './prices.js';

/**
Dollars with as many digits as say something: `$0.015`, `$1.20`, `<$0.001`.
*/
export const formatDollars = (dollars: number): string => {
	if (dollars === 0) {
		return '$0';
	}

	return dollars < 0.001 ? '<$0.001' : `$${dollars.toFixed(dollars < 1 ? 3 : 2)}`;
};

/**
Where the figures come from: `estimate, us-east-1 list prices of 2025-01-01`.
*/
export const priceSource = ({region, date}: PriceTable): string => `estimate, ${region} list prices of ${date}`;

/**
One line: what a stream costs, and has cost. On an embedded endpoint, what it would cost on AWS.
*/
export const costWords = ({perHour, spent, isEmbedded, prices}: {
	readonly perHour: number;
	readonly spent: number;
	readonly isEmbedded: boolean;
	readonly prices: PriceTable;
}): string => isEmbedded
	? `would cost ${formatDollars(perHour)} an hour on AWS, ${formatDollars(spent)} so far (${priceSource(prices)})`
	: `costs ${formatDollars(perHour)} an hour, ${formatDollars(spent)} since this session began (${priceSource(prices)})`;
