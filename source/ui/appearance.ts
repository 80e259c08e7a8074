import isUnicodeSupported from 'is-unicode-supported';
import {createContext, useContext} from 'react';
import {asciiGlyphs, unicodeGlyphs, type Glyphs} from './glyphs.js';
import {colorfulTheme, plainTheme, type Theme} from './theme.js';

export type Appearance = {
	readonly glyphs: Glyphs;
	readonly theme: Theme;
	/**
	Under a dialog the panes are dimmed.
	*/
	readonly isInBackground?: boolean;
};

/**
What this terminal can show, from its environment.
*/
export const detectAppearance = (environment: NodeJS.ProcessEnv, hasUnicode = isUnicodeSupported()): Appearance => ({
	glyphs: hasUnicode ? unicodeGlyphs : asciiGlyphs,
	// Any value but the empty string counts: no-color.org.
	theme: (environment.NO_COLOR ?? '') === '' ? colorfulTheme : plainTheme,
});

export const AppearanceContext = createContext<Appearance>({glyphs: unicodeGlyphs, theme: colorfulTheme});

export const useAppearance = (): Appearance => useContext(AppearanceContext);
