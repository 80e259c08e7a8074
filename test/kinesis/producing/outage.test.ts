import {expect, test} from 'vitest';
import {createOutage} from '../../../source/kinesis/producing/outage.js';

const START = Date.UTC(2026, 0, 1);

test('each failure in a row waits longer, up to five seconds; an answer ends it', () => {
	const outage = createOutage(() => 1);
	const waits: number[] = [];
	let now = START;
	for (let failure = 0; failure < 10; failure++) {
		outage.failed(now);
		waits.push(outage.remaining(now));
		now += outage.remaining(now);
	}

	expect(waits.slice(0, 4)).toEqual([20, 40, 80, 160]);
	expect(waits.at(-1)).toBe(5000);
	outage.answered();
	outage.failed(now);
	expect(outage.remaining(now)).toBe(20);
});

test('calls that fail together are one failure', () => {
	const outage = createOutage(() => 1);
	for (let call = 0; call < 6; call++) {
		outage.failed(START);
	}

	expect(outage.remaining(START)).toBe(20);
});

test('a person is told after a second without an answer, and every ten seconds', () => {
	const outage = createOutage(() => 1);
	const told: number[] = [];
	let now = START;
	while (now < START + 60_000) {
		if (outage.failed(now)) {
			told.push(now - START);
		}

		now += outage.remaining(now);
	}

	expect(told[0]).toBeGreaterThanOrEqual(1000);
	expect(told[0]).toBeLessThan(2000);
	expect(told.length).toBeGreaterThanOrEqual(4);
	expect(told.slice(1).every((at, index) => at - told[index]! >= 10_000)).toBe(true);
	expect(outage.answered()).toBe(true);
	expect(outage.answered()).toBe(false);
});

test('a clock that is set back holds nothing up', () => {
	const outage = createOutage(() => 1);
	outage.failed(START);
	expect(outage.remaining(START - 3_600_000)).toBe(0);
});
