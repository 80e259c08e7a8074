import fc from 'fast-check';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {sanitize, sanitizeLines, withoutControls} from '../../../source/records/text/sanitize.js';

test.each([
	['plain text stays', 'user-3 /cart', 'user-3 /cart', 'user-3 /cart'],
	['other scripts and emoji stay', 'Füße 日本語 🛒', 'Füße 日本語 🛒', 'Füße 日本語 🛒'],
	['colour', '\u{1B}[31mred', '␛[31mred', String.raw`\x1b[31mred`],
	['a hyperlink (OSC 8)', '\u{1B}]8;;http://x\u{7}x', '␛]8;;http://x␇x', String.raw`\x1b]8;;http://x\x07x`],
	['an 8-bit CSI (C1)', '\u{9B}2J', String.raw`\u{9b}2J`, String.raw`\x9b2J`],
	['line breaks and tabs', 'a\r\nb\tc', 'a␍␊b␉c', String.raw`a\r\nb\tc`],
	['NUL and DEL', '\0\u{7F}', '␀␡', String.raw`\x00\x7f`],
	['line and paragraph separators', '\u{2028}\u{2029}', String.raw`\u{2028}\u{2029}`, String.raw`\u{2028}\u{2029}`],
	['right-to-left override', 'a\u{202E}b', String.raw`a\u{202e}b`, String.raw`a\u{202e}b`],
	['zero width, soft hyphen, byte order mark', '\u{200B}\u{AD}\u{FEFF}', String.raw`\u{200b}\u{ad}\u{feff}`, String.raw`\u{200b}\xad\u{feff}`],
	['invisible tag characters', '\u{E0041}', String.raw`\u{e0041}`, String.raw`\u{e0041}`],
	['a lone surrogate', 'a\u{D83D}b', String.raw`a\u{d83d}b`, String.raw`a\u{d83d}b`],
	['a flag and a skin tone', '🇩🇪👍🏽', String.raw`\u{1f1e9}\u{1f1ea}👍\u{1f3fd}`, String.raw`\u{1f1e9}\u{1f1ea}👍\u{1f3fd}`],
	['a mark that would combine with what stands before it', '\u{301}a', String.raw`\u{301}a`, String.raw`\u{301}a`],
	['a pile of marks on one base', 'a' + '\u{301}'.repeat(5), 'a' + '\u{301}'.repeat(4) + String.raw`\u{301}`, 'a' + '\u{301}'.repeat(4) + String.raw`\u{301}`],
])('%s', (_name, text, pictures, ascii) => {
	expect(sanitize(text)).toBe(pictures);
	expect(sanitize(text, 'ascii')).toBe(ascii);
});

const hostile = fc.oneof(
	fc.string({unit: 'binary'}),
	fc.string({unit: fc.constantFrom('\u{1B}', '\u{9B}', '\n', '\u{202E}', '\u{301}', '\u{34F}', '\u{D83D}', '日', 'a', ']', '\u{2028}')}),
);

test('nothing that acts on a terminal, vanishes or reorders is left', () => {
	fc.assert(fc.property(hostile, fc.constantFrom('pictures' as const, 'ascii' as const), (text, style) => {
		const safe = sanitize(text, style);
		expect(safe).not.toMatch(/[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}]/v);
		expect(sanitize(safe, style)).toBe(safe);
		expect(stringWidth(safe)).toBeGreaterThanOrEqual([...text].filter(character => /\p{Control}|\p{Format}/v.test(character)).length);
	}));
});

test('a text of several lines keeps its line breaks, and nothing else that acts', () => {
	expect(sanitizeLines('a\r\n\tb\n\u{1B}[2J')).toBe('a␍\n␉b\n␛[2J');
});

test('the last look before the screen changes nothing in a cleaned text, wherever it is cut', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), fc.nat(), (text, place) => {
		const cleaned = [...sanitize(text)];
		const cut = cleaned.slice(0, place % (cleaned.length + 1)).join('');
		expect(withoutControls(cut)).toBe(cut);
	}));
});

test('and lets nothing through that acts on the terminal', () => {
	fc.assert(fc.property(hostile, text => {
		expect(withoutControls(text)).not.toMatch(/[\p{Control}\p{Format}\p{Surrogate}]/v);
		expect(sanitizeLines(text)).not.toMatch(/[[\p{Control}\p{Format}\p{Surrogate}]--\n]/v);
	}));
	expect(withoutControls('│ a\u{1B}[2J\u{202E}')).toBe(String.raw`│ a␛[2J\u{202e}`);
});
