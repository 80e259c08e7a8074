import {expect, test} from 'vitest';
import {detectAppearance} from '../../source/ui/appearance.js';
import {asciiGlyphs, unicodeGlyphs} from '../../source/ui/glyphs.js';
import {colorfulTheme, plainTheme} from '../../source/ui/theme.js';

// Source: no-color.org, which wants any value that is not empty to count.
test.each([
	[{NO_COLOR: '1'}, plainTheme],
	[{NO_COLOR: '0'}, plainTheme],
	[{NO_COLOR: ''}, colorfulTheme],
	[{}, colorfulTheme],
])('%j', (environment, theme) => {
	expect(detectAppearance(environment, true).theme).toBe(theme);
});

test('without colour no style has one, and what matters is still marked', () => {
	const {shards, ...styles} = plainTheme;
	expect([...shards, ...Object.values(styles)].every(({color}) => color === undefined)).toBe(true);
	expect(plainTheme.bad).toEqual({isBold: true});
});

test.each([[true, unicodeGlyphs], [false, asciiGlyphs]])('a terminal with Unicode: %s', (hasUnicode, glyphs) => {
	expect(detectAppearance({}, hasUnicode).glyphs).toBe(glyphs);
});

test('the fallback is ASCII to the last character', () => {
	expect(JSON.stringify(asciiGlyphs)).toMatch(/^[\u{20}-\u{7E}]+$/v);
});
