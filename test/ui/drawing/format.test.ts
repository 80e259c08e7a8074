import {expect, test} from 'vitest';
import {
	formatBehind,
	formatElapsed,
	formatKilobytes,
	formatLatency,
	formatRate,
	formatNarrow,
	formatPosition,
	formatShare,
	formatTime,
} from '../../../source/ui/drawing/format.js';
import {NOON} from '../snapshots.js';

test.each([
	[-50, '0.0 s'],
	[0, '0.0 s'],
	[1234, '1.2 s'],
	[9949, '9.9 s'],
	[9950, '9 s'],
	[59_999, '59 s'],
	[60_000, '1m 00s'],
	[184_000, '3m 04s'],
	[7_500_000, '2h 05m'],
	[273_600_000, '3d 04h'],
])('%d ms lasted %s', (milliseconds, text) => {
	expect(formatElapsed(milliseconds)).toBe(text);
});

test.each([
	[0, '0'],
	[0.04, '0.0'],
	[1.96, '2.0'],
	[9.94, '9.9'],
	[9.96, '10'],
	[1234.5, '1,235'],
])('%d a second is %s', (rate, text) => {
	expect(formatRate(rate)).toBe(text);
});

test('a megabyte of the service is 1,024 KB', () => {
	expect(formatKilobytes(1024 * 1024)).toBe('1,024');
});

test.each([[1, '100 %'], [0.5, '50 %'], [1 / 3, '33.3 %'], [1 / 7, '14.3 %'], [0.0004, '<0.1 %'], [1 / 4096, '<0.1 %'], [0, '0 %']])('%d of the key space is %s', (share, text) => {
	expect(formatShare(share)).toBe(text);
});

test.each([[0, 'at tip'], [340, '0.3 s'], [184_000, '3m 04s'], [99 * 86_400_000, '99d 00h'], [364.5 * 86_400_000, '364 d']])('%d ms behind is %s, in seven cells', (milliseconds, text) => {
	expect(formatBehind(milliseconds)).toBe(text);
	expect(text.length).toBeLessThanOrEqual(7);
});

test.each([[2, '2.0'], [9999.4, '9,999'], [9999.6, '10K'], [250_123, '250K'], [1e9, '1B']])('%d a second is %s, in five cells', (rate, text) => {
	expect(formatNarrow(rate)).toBe(text);
	expect(text.length).toBeLessThanOrEqual(5);
});

test.each([[NOON - 60_000, '11:59:00'], [NOON - (23 * 3_600_000), '13:00:00'], [NOON - (24 * 3_600_000), '2025-12-31'], [NOON + 1000, '12:00:01']])('what arrived at %d is %s: never the time of day alone for another day', (at, text) => {
	expect(formatPosition(at, NOON)).toBe(text);
});

test.each([[0.2, '<1 ms'], [3.4, '3 ms'], [1003, '1,003 ms']])('a latency of %d ms is %s', (milliseconds, text) => {
	expect(formatLatency(milliseconds)).toBe(text);
});

test('times are local', () => {
	expect(formatTime(NOON + 67_000)).toBe('12:01:07');
});

test('what is no time has no digits', () => {
	expect(formatTime(NaN)).toBe('--:--:--');
	expect(formatTime(1e300)).toBe('--:--:--');
});
