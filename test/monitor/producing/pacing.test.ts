import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createPacing} from '../../../source/monitor/producing/pacing.js';

const START = Date.UTC(2026, 0, 1);

test.each([
	[0.5, 11], [2, 41], [100, 2001], [5000, 100_001],
])('%d/s for 20 seconds is %d events, however late the timer', (rate, expected) => {
	const property = fc.property(fc.infiniteStream(fc.integer({min: 0, max: 30})), lateness => {
		const pacing = createPacing(rate, START);
		let now = START;
		let events = 0;
		while (now < START + 20_000) {
			events += pacing.take(now);
			const wait = Math.ceil(pacing.untilNext(now));
			expect(wait).toBeGreaterThan(0);
			now += wait + Number(lateness.next().value);
		}

		events += pacing.take(START + 20_000);
		expect(Math.abs(events - expected)).toBeLessThanOrEqual(1);
	});
	fc.assert(property, {numRuns: 10});
});

test('a high rate comes in groups, a low one event by event', () => {
	const fast = createPacing(5000, START);
	fast.take(START);
	expect(fast.untilNext(START)).toBe(100);
	// Putting them took longer than that.
	expect(fast.untilNext(START + 110)).toBe(0);
	const slow = createPacing(2, START);
	slow.take(START);
	expect(slow.untilNext(START + 100)).toBe(400);
});

test('a long hold-up is not made up for', () => {
	const pacing = createPacing(100, START);
	pacing.take(START);
	expect(pacing.take(START + 60_000)).toBeLessThanOrEqual(101);
});

test('a new rate holds from the last event on', () => {
	const pacing = createPacing(0.1, START);
	pacing.take(START);
	pacing.setRate(2, START + 100);
	expect(pacing.untilNext(START + 100)).toBe(400);
	pacing.setRate(100, START + 200);
	expect(pacing.take(START + 200)).toBe(1);
});

test('a clock that is set back stops nothing', () => {
	const pacing = createPacing(2, START);
	pacing.take(START);
	expect(pacing.take(START - 3_600_000)).toBe(1);
	expect(pacing.untilNext(START - 3_600_000)).toBe(500);
});
