import {expect, test} from 'vitest';
import {trendOf, withSample, type LagSample} from '../../source/consumers/trend.js';

const every10Seconds = (lagAt: (second: number) => number, seconds = 300): readonly LagSample[] =>
	Array.from({length: (seconds / 10) + 1}, (_, index) => ({at: index * 10_000, lag: lagAt(index * 10) * 1000}));

test.each([
	['a consumer that stands', every10Seconds(second => 100 + second), 'growing', 60],
	['one that catches up at double speed', every10Seconds(second => 600 - second), 'falling', -60],
	['one that makes a checkpoint each minute', every10Seconds(second => second % 60), 'steady', undefined],
	['one that is at the tip', every10Seconds(() => 0), 'steady', 0],
])('%s', (_what, samples, direction, secondsPerMinute) => {
	const trend = trendOf(samples)!;
	expect(trend.direction).toBe(direction);
	if (secondsPerMinute !== undefined) {
		expect(trend.secondsPerMinute).toBeCloseTo(secondsPerMinute);
	}
});

test('two scans ten seconds apart are no trend', () => {
	expect(trendOf(every10Seconds(second => second, 10))).toBeUndefined();
	expect(trendOf([])).toBeUndefined();
});

test('what is older than five minutes is forgotten', () => {
	const samples = every10Seconds(() => 1, 600);
	let kept: readonly LagSample[] = [];
	for (const sample of samples) {
		kept = withSample(kept, sample);
	}

	expect(kept[0]!.at).toBe(310_000);
	expect(kept.at(-1)).toEqual(samples.at(-1));
});
