import {expect, test} from 'vitest';
import {bufferSize} from '../../../source/commands/session/buffer-size.js';

const MIB = 1024 * 1024;

test.each([
	['50000', {maxRecords: 50_000, maxBytes: 64 * MIB}],
	['100', {maxRecords: 100, maxBytes: 64 * MIB}],
	['128MB', {maxRecords: 1_000_000, maxBytes: 128 * MIB}],
	['1.5g', {maxRecords: 1_000_000, maxBytes: 1536 * MIB}],
])('%s', (text, limits) => {
	expect(bufferSize('--buffer', text)).toEqual(limits);
});

test.each(['', '99', '1000001', '512KB', '50k', '-1', 'many', '10 records'])('%s is refused, with what would do', text => {
	expect(() => bufferSize('--buffer', text)).toThrow('records, from 100 to 1,000,000, or a size from 1MB up such as 128MB');
});
