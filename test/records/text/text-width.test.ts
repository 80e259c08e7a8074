import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {sanitize} from '../../../source/records/text/sanitize.js';
import {
	beginningFor,
	cutText,
	fitText,
	textWidth,
} from '../../../source/records/text/text-width.js';

test.each([
	['fits', 'cart', 4, 'cart'],
	['is cut', 'checkout', 5, 'chec…'],
	['wide characters that fit', '日本', 4, '日本'],
	['a wide character is not halved', '日本語', 4, '日…'],
	['no room', 'cart', 0, ''],
	['one column', 'cart', 1, '…'],
])('cutText: %s', (_name, text, columns, expected) => {
	expect(cutText(text, columns)).toBe(expected);
});

test('fitText pads on the side that is asked for', () => {
	expect(fitText('日', 4)).toBe('日  ');
	expect(fitText('12', 4, 'right')).toBe('  12');
});

test('any sanitized text fits a row exactly', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), fc.integer({min: 1, max: 40}), (text, columns) => {
		const safe = sanitize(text);
		expect(stringWidth(fitText(safe, columns))).toBe(columns);
		expect(textWidth(safe)).toBe(stringWidth(safe));
	}));
});

test('a row looks only at the beginning of a long text', () => {
	const cut = cutText('日' + '\u{301}'.repeat(1_000_000), 10);
	expect(cut.length).toBeLessThan(200);
});

test('the beginning of a text is enough for the row that the whole text makes, and no longer than the row needs', () => {
	const character = fc.constantFrom('a', '日', '🛒', '\u{1B}', '\u{301}', '\u{202E}', 'é');
	const long = fc.string({unit: character, minLength: 100, maxLength: 400});
	fc.assert(fc.property(long, fc.integer({min: 1, max: 12}), (text, columns) => {
		const beginning = sanitize(beginningFor(text, columns));
		expect(cutText(beginning, columns)).toBe(cutText(sanitize(text), columns));
	}));
	expect(beginningFor('x'.repeat(1_000_000), 80).length).toBeLessThan(2000);
});
