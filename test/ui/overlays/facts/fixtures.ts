import type {Facts} from '../../../../source/monitor/facts/facts.js';

/**
The lab's five users on two shards, ten minutes of them.
*/
export const labFacts = (changes: Partial<Facts> = {}): Facts => ({
	seconds: 58,
	records: 12_034,
	bytes: 12_034 * 205,
	keys: [7300, 1800, 1500, 1034, 400].map((records, index) => ({
		key: `user-${index + 1}`,
		shardId: `shardId-00000000000${1 + (index % 2)}`,
		records,
		share: records / 12_034,
		shareOfShard: records / (index % 2 === 0 ? 9200 : 2834),
	})),
	keyError: 0,
	hotKey: undefined,
	clicks: {
		sampled: 1200,
		urls: [{value: '/products', count: 500}, {value: '/cart', count: 300}, {value: '/', count: 200}, {value: '/home', count: 150}, {value: '/checkout', count: 50}],
		users: [{value: 'user-1', count: 720}, {value: 'user-2', count: 180}, {value: 'user-3', count: 150}],
	},
	sizes: {
		buckets: [{from: 64, count: 34}, {from: 128, count: 11_900}, {from: 256, count: 100}], p50: 159, p99: 207, max: 312,
	},
	history: Array.from({length: 600}, (_, second) => second < 300 ? 100 : 200),
	...changes,
});

export const hotFacts = (): Facts => labFacts({
	hotKey: {
		key: 'user-1', shardId: 'shardId-000000000001', shareOfShard: 0.793, load: 0.71,
	},
});

/**
As many of everything as there can be, with names that would act on a terminal.
*/
export const hostileFacts = (): Facts => {
	const hostile = (index: number) => `${index}\u{1B}[31m\u{1B}]0;x\u{7}\n\u{202E}🇩🇪${'很'.repeat(60)}`;
	const many = Array.from({length: 30}, (_, index) => index);
	return labFacts({
		keys: many.map(index => ({
			key: hostile(index), shardId: 'shardId-000000004095', records: 1_000_000 - index, share: 0.04, shareOfShard: 1,
		})),
		keyError: 1234,
		hotKey: {
			key: hostile(0), shardId: 'shardId-000000004095', shareOfShard: 1, load: 12,
		},
		clicks: {
			sampled: 12_000, urls: many.slice(0, 15).map(index => ({value: hostile(index), count: 800})), users: many.slice(0, 15).map(index => ({value: hostile(index), count: 800})),
		},
		sizes: {
			buckets: [0, ...Array.from({length: 24}, (_, index) => 2 ** index)].map(from => ({from, count: 1})), p50: 1, p99: 10_485_760, max: 10_485_760,
		},
	});
};
