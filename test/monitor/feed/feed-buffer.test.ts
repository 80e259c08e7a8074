import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createFeedBuffer} from '../../../source/monitor/feed/feed-buffer.js';

const record = (bytes: number) => ({
	SequenceNumber: '1', PartitionKey: 'k', Data: new Uint8Array(bytes), ApproximateArrivalTimestamp: new Date(0),
});

describe('the feed buffer', () => {
	test('holds the newest records within both limits, oldest first, without a gap', () => {
		const anyStep = fc.oneof({weight: 20, arbitrary: fc.nat(30)}, {weight: 1, arbitrary: fc.constant('clear' as const)});
		fc.assert(fc.property(fc.integer({min: 1, max: 8}), fc.integer({min: 1, max: 100}), fc.array(anyStep, {maxLength: 60}), (maxRecords, maxBytes, steps) => {
			const buffer = createFeedBuffer({maxRecords, maxBytes});
			let model: Array<{index: number; size: number}> = [];
			let total = 0;
			for (const step of steps) {
				const {series} = buffer;
				if (step === 'clear') {
					buffer.clear();
					expect(buffer.series).not.toBe(series);
					model = [];
					expect(buffer.firstIndex).toBe(total);
					continue;
				}

				buffer.push('shardId-000000000000', record(step), 5);
				expect(buffer.series).toBe(series);
				model.push({index: total++, size: step + 1});
				while (model.length > maxRecords || (model.length > 1 && model.reduce((sum, {size}) => sum + size, 0) > maxBytes)) {
					model.shift();
				}

				expect(buffer.records().map(({index, record: {Data}}) => ({index, size: Data.length + 1}))).toEqual(model);
			}

			expect(buffer.bufferedBytes).toBe(model.reduce((sum, {size}) => sum + size, 0));
			expect(buffer.totalRecords).toBe(total);
		}));
	});

	test('publishes the same array until something changes, and never changes one it published', () => {
		const buffer = createFeedBuffer({maxRecords: 2, maxBytes: 100});
		buffer.push('a', record(1), 1);
		const first = buffer.records();
		expect(buffer.records()).toBe(first);
		buffer.push('a', record(1), 2);
		buffer.push('a', record(1), 3);
		expect(first.map(({readAt}) => readAt)).toEqual([1]);
		expect(buffer.records().map(({readAt}) => readAt)).toEqual([2, 3]);
	});
});
