import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {Segmenter} from '../../scripts/quick-start/segmenter.js';
import quickStringWidth from '../../scripts/quick-start/string-width.js';
import {asciiGlyphs, unicodeGlyphs} from '../../source/ui/drawing/glyphs.js';

const glyphs = [unicodeGlyphs, asciiGlyphs].flatMap(set => JSON.stringify(Object.values(set)));
const unit = fc.oneof(fc.constantFrom(...glyphs.join('')), fc.constantFrom(...'·–—‘’“”…←↑→↓≤─┐█░■►○● aZ~'), fc.constantFrom('\u{1B}[1m', '\u{1B}[38;5;9m', '\u{1B}[', '\u{1B}]8;;', '\n', '\r'), fc.string({unit: 'grapheme', minLength: 1, maxLength: 1}));

test('text is as wide in the bundle as string-width says', () => {
	fc.assert(fc.property(fc.array(unit).map(parts => parts.join('')), text => {
		expect(quickStringWidth(text)).toBe(stringWidth(text));
	}), {numRuns: 1000});
});

test('each sign that goes without a look is one column wide', () => {
	for (let codePoint = 0x20; codePoint < 0x26_00; codePoint++) {
		const sign = String.fromCodePoint(codePoint);
		expect([sign, quickStringWidth(sign)]).toEqual([sign, stringWidth(sign)]);
	}
});

test('options are not passed over', () => {
	expect(quickStringWidth('─', {ambiguousIsNarrow: false})).toBe(2);
});

test('the late Segmenter splits text as Intl.Segmenter does', () => {
	fc.assert(fc.property(fc.array(unit).map(parts => parts.join('')), fc.constantFrom('grapheme', 'word'), (text, granularity) => {
		expect([...new Segmenter(undefined, {granularity}).segment(text)]).toEqual([...new Intl.Segmenter(undefined, {granularity}).segment(text)]);
	}), {numRuns: 1000, examples: [['e\u{301}👨‍👩‍👧 x', 'grapheme'], ['\u{1B}[1m\u{301}two words', 'grapheme'], ['two words', 'word']]});
});
