import {describe, expect, test} from 'vitest';
import {appearanceFor, type Look} from '../../../source/ui/appearance/appearance.js';
import {asciiGlyphs, unicodeGlyphs} from '../../../source/ui/appearance/glyphs.js';
import {
	isColourless,
	plainTheme,
	themes,
	type ThemeName,
} from '../../../source/ui/appearance/theme.js';

const look: Look = {theme: 'default', isAscii: false, isLarge: false};

// Source: no-color.org, which wants any value that is not empty to count.
test.each<[Record<string, string>, ThemeName, Record<string, unknown>]>([
	[{NO_COLOR: '1'}, 'default', plainTheme],
	[{NO_COLOR: '0'}, 'default', plainTheme],
	[{NO_COLOR: '1'}, 'colour-blind', plainTheme],
	// It has no colours to take away.
	[{NO_COLOR: '1'}, 'high-contrast', themes['high-contrast']],
	[{NO_COLOR: ''}, 'default', themes.default],
	[{}, 'default', themes.default],
	[{}, 'colour-blind', themes['colour-blind']],
])('%j with the theme %s', (environment, theme, expected) => {
	expect(appearanceFor({...look, theme}, environment, true).theme).toBe(expected);
});

test('without colour no style has one, and what matters is still marked', () => {
	expect(isColourless(plainTheme)).toBe(true);
	expect(isColourless(themes.default)).toBe(false);
	expect(plainTheme.bad).toEqual({isBold: true});
});

test.each([
	[true, false, unicodeGlyphs],
	[true, true, asciiGlyphs],
	[false, false, asciiGlyphs],
	[false, true, asciiGlyphs],
])('a terminal with Unicode: %s; asked for ASCII: %s', (hasUnicode, isAscii, glyphs) => {
	expect(appearanceFor({...look, isAscii}, {}, hasUnicode).glyphs).toBe(glyphs);
});

test('for a projector nothing is dim', () => {
	expect(JSON.stringify(appearanceFor({...look, isLarge: true}, {}, true).theme)).not.toContain('isDim');
});

test('the fallback is ASCII to the last character', () => {
	expect(JSON.stringify(asciiGlyphs)).toMatch(/^[\u{20}-\u{7E}]+$/v);
});

describe('contrast on what Windows Terminal draws with', () => {
	type Palette = {readonly background: string; readonly foreground: string} & Readonly<Record<string, string>>;

	// Source: the schemes that Windows Terminal comes with, its defaults.json; Ink names the bright colours so.
	const palettes: Readonly<Record<string, Palette>> = {
		Campbell: {
			background: '#0C0C0C', foreground: '#CCCCCC', green: '#13A10E', yellow: '#C19C00', cyan: '#3A96DD', redBright: '#E74856',
		},
		'One Half Light': {
			background: '#FAFAFA', foreground: '#383A42', green: '#50A14F', yellow: '#C18301', cyan: '#0997B3', redBright: '#DF6C75',
		},
	};

	// Source: WCAG 2.2, "relative luminance" and "contrast ratio".
	const luminance = (color: string): number => {
		const [red, green, blue] = [1, 3, 5].map(at => {
			const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
			return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
		}) as [number, number, number];
		return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
	};

	const contrast = (a: string, b: string): number => {
		const [darker, lighter] = [luminance(a), luminance(b)].toSorted((one, other) => one - other) as [number, number];
		return (lighter + 0.05) / (darker + 0.05);
	};

	const contrasts = (name: ThemeName, palette: Palette): ReadonlyArray<readonly [string, number]> => {
		const {shards, ...styles} = themes[name];
		return [...shards, ...Object.values(styles)].map(({color = 'foreground'}) => [color, contrast(palette[color] ?? palette.background, palette.background)]);
	};

	describe.each(Object.entries(palettes))('%s', (_, palette) => {
		// Source: WCAG 2.2, success criterion 1.4.11: what is needed to understand the content has 3:1.
		test.each<ThemeName>(['default', 'colour-blind'])('%s: every colour has 3:1', name => {
			for (const [color, ratio] of contrasts(name, palette)) {
				expect(ratio, color).toBeGreaterThanOrEqual(3);
			}
		});

		// Source: WCAG 2.2, success criterion 1.4.6: 7:1 for text.
		test('high-contrast: everything has 7:1, and nothing is dim', () => {
			for (const [color, ratio] of contrasts('high-contrast', palette)) {
				expect(ratio, color).toBeGreaterThanOrEqual(7);
			}

			expect(JSON.stringify(themes['high-contrast'])).not.toContain('isDim');
		});
	});
});

test('the theme for colour-blind people has blue against orange, and neither red nor green', () => {
	const {shards, ...styles} = themes['colour-blind'];
	expect(new Set([...shards, ...Object.values(styles)].map(({color}) => color))).toEqual(new Set(['cyan', 'yellow', undefined]));
});

test.each(Object.entries(themes))('%s: good, high and full are told apart, by more than colour where it matters', (_, {good, warning, bad}) => {
	expect(new Set([good, warning, bad].map(style => JSON.stringify(style))).size).toBe(3);
	expect(bad.isBold === true || bad.isInverse === true).toBe(true);
});
