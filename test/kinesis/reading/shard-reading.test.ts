import {expect, test} from 'vitest';
import {toLag} from '../../../source/kinesis/reading/shard-reading.js';
import {formatBehind} from '../../../source/ui/drawing/format.js';

test.each([
	[undefined, 0, 'at tip'],
	// Some emulators send null for what is not there.
	[null, 0, 'at tip'],
	[1500, 1500, '1.5 s'],
	[-1, 0, 'at tip'],
	[1e300, 863_913_600_000, '9,999 d'],
	[Infinity, 863_913_600_000, '9,999 d'],
	['soon', 0, 'at tip'],
])('a shard that is %s ms behind is said to be so in seven cells', (told, lag, shown) => {
	expect(toLag(told)).toBe(lag);
	expect(formatBehind(toLag(told))).toBe(shown);
});
