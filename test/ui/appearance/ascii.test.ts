import fc from 'fast-check';
import {expect, test} from 'vitest';
import {sanitize} from '../../../source/records/text/sanitize.js';
import {textWidth} from '../../../source/records/text/text-width.js';
import {toAscii} from '../../../source/ui/appearance/ascii.js';
import {asciiGlyphs, unicodeGlyphs} from '../../../source/ui/appearance/glyphs.js';

test.each([
	['CREATING → ACTIVE', 'CREATING > ACTIVE'],
	['There is no stream “a”: it’s gone…', 'There is no stream "a": it\'s gone~'],
	['80×24 · 5 – 7', '80x24 - 5 - 7'],
	['plain', 'plain'],
	['Zoë', 'Zo?'],
	['漢字', '????'],
])('%s is written %s', (text, written) => {
	expect(toAscii(text)).toBe(written);
});

test('any text becomes printable ASCII of the same width', () => {
	fc.assert(fc.property(fc.string({unit: 'grapheme'}).map(text => sanitize(text)), text => {
		const written = toAscii(text);
		expect(written).toMatch(/^[\u{20}-\u{7E}]*$/v);
		expect(written).toHaveLength(textWidth(text));
	}));
});

test('clickmon’s own glyphs that are drawn into a text all have a stand-in', () => {
	const own = [unicodeGlyphs.separator, unicodeGlyphs.arrow, unicodeGlyphs.none].join('');
	expect(toAscii(own)).not.toContain('?');
	expect(JSON.stringify(asciiGlyphs)).not.toContain('?');
});
