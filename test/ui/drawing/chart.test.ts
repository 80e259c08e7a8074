import {expect, test} from 'vitest';
import {bar, chart} from '../../../source/ui/drawing/chart.js';
import {asciiGlyphs, unicodeGlyphs} from '../../../source/ui/appearance/glyphs.js';

test.each([
	[0, '····'],
	[1, '■···'],
	[500, '■■··'],
	[999, '■■■·'],
	[1000, '■■■■'],
	[4000, '■■■■'],
])('%d of 1,000 is %s', (value, text) => {
	expect(bar(value, 1000, 4, unicodeGlyphs)).toBe(text);
});

test('a sparkline ends at the right with the newest value', () => {
	expect(chart([0, 1, 4, 8], 6, 1, unicodeGlyphs)).toEqual(['   ▁▃▆']);
	expect(chart([0, 1, 4, 8], 6, 1, asciiGlyphs)).toEqual(['   _.:']);
	expect(chart([8, 1, 8], 2, 1, unicodeGlyphs)).toEqual(['▁▆']);
});

test('a chart of several rows fills from the bottom', () => {
	expect(chart([1, 8, 16], 3, 2, unicodeGlyphs)).toEqual(['  ▅', '▁▆█']);
});

test('one event a second among thousands is seen', () => {
	expect(chart([1, 5000], 2, 1, unicodeGlyphs)).toEqual(['▁▆']);
});
