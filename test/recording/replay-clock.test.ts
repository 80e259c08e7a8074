import {describe, expect, test} from 'vitest';
import {
	isAtEnd,
	nextNotable,
	positionAt,
	previousNotable,
	seekBy,
	seekTo,
	setSpeed,
	startReplay,
	togglePause,
	wallUntil,
} from '../../source/recording/replay-clock.js';

const begun = startReplay(1000, 60_000);

describe('the clock of a replay', () => {
	test('runs with the wall', () => {
		expect(positionAt(begun, 1000)).toBe(0);
		expect(positionAt(begun, 3500)).toBe(2500);
		expect(positionAt(begun, 999_999)).toBe(60_000);
		expect(isAtEnd(begun, 61_000)).toBe(true);
	});

	test('goes on from where it is at another speed', () => {
		const faster = setSpeed(begun, 3000, 8);
		expect(positionAt(faster, 3000)).toBe(2000);
		expect(positionAt(faster, 4000)).toBe(10_000);
		expect(wallUntil(faster, 4000, 18_000)).toBe(1000);
	});

	test('stands still while paused, and goes on from there', () => {
		const paused = togglePause(begun, 3000);
		expect(positionAt(paused, 9000)).toBe(2000);
		expect(wallUntil(paused, 9000, 5000)).toBe(Infinity);
		expect(positionAt(togglePause(paused, 9000), 9500)).toBe(2500);
	});

	test('seeks within the recording, paused or not', () => {
		expect(positionAt(seekBy(begun, 3000, 10_000), 3000)).toBe(12_000);
		expect(positionAt(seekBy(begun, 3000, -10_000), 3000)).toBe(0);
		const paused = togglePause(begun, 3000);
		expect(positionAt(seekTo(paused, 4000, 99_999), 5000)).toBe(60_000);
	});

	test('begins again after its end', () => {
		expect(positionAt(togglePause(begun, 100_000), 100_500)).toBe(500);
	});

	test('a wall clock that was set back moves nothing', () => {
		expect(positionAt(begun, 500)).toBe(0);
	});
});

test('the next and the previous thing to jump to', () => {
	const notables = [{t: 10}, {t: 5000}, {t: 9000}];
	expect(nextNotable(notables, 10)?.t).toBe(5000);
	expect(nextNotable(notables, 9000)).toBeUndefined();
	expect(previousNotable(notables, 5500)?.t).toBe(10);
	expect(previousNotable(notables, 6500)?.t).toBe(5000);
	expect(previousNotable(notables, 500)).toBeUndefined();
});
