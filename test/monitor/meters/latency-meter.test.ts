import {expect, test} from 'vitest';
import {createLatencyMeter} from '../../../source/monitor/meters/latency-meter.js';

const START = Date.UTC(2026, 0, 1);

test('percentiles are those of the durations, to two figures', () => {
	const meter = createLatencyMeter();
	expect(meter.percentiles(START)).toBeUndefined();
	for (let milliseconds = 1; milliseconds <= 100; milliseconds++) {
		meter.add(START, milliseconds);
	}

	const {p50, p99} = meter.percentiles(START)!;
	expect(p50).toBe(50);
	expect(Math.abs(p99 - 99)).toBeLessThanOrEqual(1);
});

test('only the last minute counts', () => {
	const meter = createLatencyMeter();
	meter.add(START, 5000);
	meter.add(START + 30_000, 10);
	expect(meter.percentiles(START + 59_000)!.p99).toBeGreaterThan(4900);
	expect(meter.percentiles(START + 61_000)!.p99).toBe(10);
	expect(meter.percentiles(START + 600_000)).toBeUndefined();
});

test('what is below or above the scale is counted at its end', () => {
	const meter = createLatencyMeter();
	meter.add(START, 0);
	expect(meter.percentiles(START)!.p50).toBe(1);
	const slow = createLatencyMeter();
	slow.add(START, 1e12);
	expect(slow.percentiles(START)!.p50).toBeGreaterThan(3_500_000);
});
