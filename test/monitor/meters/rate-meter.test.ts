import {expect, test} from 'vitest';
import {createRateMeter} from '../../../source/monitor/meters/rate-meter.js';

const START = Date.UTC(2026, 0, 1);

test('a steady rate is what it is, once a second is full', () => {
	const meter = createRateMeter();
	for (let now = START; now < START + 10_000; now += 100) {
		meter.add(now, 50);
		if (!(now >= START + 1000)) {
			continue;
		}

		expect(meter.perSecond(now)).toBeGreaterThanOrEqual(500);
		expect(meter.perSecond(now)).toBeLessThan(555);
	}
});

test('after the last record the rate falls to nothing within the window', () => {
	const meter = createRateMeter();
	meter.add(START, 1000);
	expect(meter.perSecond(START)).toBe(1000);
	expect(meter.perSecond(START + 4000)).toBe(250);
	expect(meter.perSecond(START + 6000)).toBe(0);
	expect(meter.perSecond(START + 3_600_000)).toBe(0);
});

test('history has the full seconds since the start, silent ones too, at most so many', () => {
	const meter = createRateMeter(4);
	expect(meter.history(START)).toEqual([]);
	meter.add(START + 500, 1);
	expect(meter.history(START + 900)).toEqual([]);
	meter.add(START + 2000, 3);
	expect(meter.history(START + 3000)).toEqual([1, 0, 3]);
	expect(meter.history(START + 5999)).toEqual([0, 3, 0, 0]);
	expect(meter.history(START + 60_000)).toEqual([0, 0, 0, 0]);
});

test('a clock that goes back loses nothing', () => {
	const meter = createRateMeter(4);
	meter.add(START + 2000, 1);
	meter.add(START, 1);
	expect(meter.history(START + 3000)).toEqual([2]);
});
