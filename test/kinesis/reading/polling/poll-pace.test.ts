import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createPollPace, FLOWING_MILLISECONDS, sharedInterval} from '../../../../source/kinesis/reading/polling/poll-pace.js';
import {createManualClock} from '../../../helpers/manual-clock.js';

test.each([
	[1000, 0, 1, 1000, 1000],
	[1000, 10, 240, 1000, 1000],
	[1000, 0, 1000, 1000, 4000],
	[1000, 0, 10_000, 1000, 40_000],
	[10_000, 500, 500, 10_000, 10_000],
	// The 50 flow once a second, the others share the 200 calls that are left.
	[1000, 50, 4000, 1000, 20_000],
	// All of them flow: 200 calls a second are theirs.
	[1000, 4096, 0, 20_480, 1000],
	// However many flow, 50 calls a second look at the silent ones.
	[1000, 4000, 96, 20_000, 1920],
])('a wish to poll every %i ms, %i shards flowing and %i silent: every %i and %i ms', (wished, flowing, silent, ofFlowing, ofSilent) => {
	expect(sharedInterval(wished, {flowing, silent}, true)).toBe(ofFlowing);
	expect(sharedInterval(wished, {flowing, silent}, false)).toBe(ofSilent);
});

test('however many shards flow, all calls together stay within 250 a second, and no shard is polled sooner than wished', () => {
	const anyCounts = fc.record({flowing: fc.nat(10_000), silent: fc.nat(10_000)});
	fc.assert(fc.property(fc.integer({min: 200, max: 60_000}), anyCounts, (wished, counts) => {
		const [ofFlowing, ofSilent] = [true, false].map(isFlowing => sharedInterval(wished, counts, isFlowing)) as [number, number];
		expect((counts.flowing * 1000 / ofFlowing) + (counts.silent * 1000 / ofSilent)).toBeLessThanOrEqual(250.001);
		expect(Math.min(ofFlowing, ofSilent)).toBeGreaterThanOrEqual(wished);
	}));
});

describe('a shard', () => {
	const setUp = () => {
		const clock = createManualClock();
		const pace = createPollPace(1000, clock);
		for (let shard = 0; shard < 1000; shard++) {
			pace.begin(String(shard));
		}

		return {clock, pace};
	};

	test('is looked at often from its first record on, and seldom again a while after its last', async () => {
		const {clock, pace} = setUp();
		expect(pace.intervalAfter('7', 0)).toBe(4000);
		expect(pace.intervalAfter('7', 3)).toBe(1000);
		await clock.advance(FLOWING_MILLISECONDS - 1);
		expect(pace.intervalAfter('7', 0)).toBe(1000);
		await clock.advance(1);
		expect(pace.intervalAfter('7', 0)).toBe(4000);
	});

	test('that ended takes no part any more', () => {
		const {pace} = setUp();
		for (let shard = 0; shard < 800; shard++) {
			pace.intervalAfter(String(shard), 1);
			pace.end(String(shard));
		}

		expect(pace.intervalAfter('900', 0)).toBe(1000);
	});
});
