import type {CostView} from '../../../source/monitor/cost/cost-part.js';

/**
What a stream of two shards costs that this session created on AWS.
*/
export const costOf = (changes: Partial<CostView> = {}): CostView => ({
	perHour: 0.03,
	leftPerHour: 0.03,
	spent: 0.0125,
	charges: {
		stream: 0.03, retention: 0, consumers: 0, writing: 0, reading: 0, fanOut: 0,
	},
	isOnAws: true,
	region: 'us-east-1',
	prices: {region: 'us-east-1', date: '2024-07-01'},
	hasStorageCharge: false,
	isOwn: true,
	...changes,
});
