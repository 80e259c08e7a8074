import {createContext, useContext} from 'react';
import {asciiGlyphs, unicodeGlyphs, type Glyphs} from './glyphs.js';
import {hasTerminalUnicode} from './has-unicode.js';
import {
	isColourless,
	plainTheme,
	themes,
	type Theme,
	type ThemeName,
} from './theme.js';

export type Appearance = {
	readonly glyphs: Glyphs;
	readonly theme: Theme;
	/**
	All text is bold, and the panes are laid out to be read from afar.
	*/
	readonly isLarge?: boolean;
	/**
	Under a dialog the panes are dimmed.
	*/
	readonly isInBackground?: boolean;
};

/**
What somebody asked for.
*/
export type Look = {
	readonly theme: ThemeName;
	/**
	Nothing beyond ASCII, though the terminal may have more.
	*/
	readonly isAscii: boolean;
	/**
	Fewer, larger things, for a projector.
	*/
	readonly isLarge: boolean;
};

/**
What was asked for, as far as this terminal can show it.
*/
export const appearanceFor = ({theme: name, isAscii, isLarge}: Look, environment: NodeJS.ProcessEnv, hasUnicode = hasTerminalUnicode()): Appearance => {
	// What is dim cannot be read from afar.
	const theme = isLarge ? {...themes[name], muted: {}} : themes[name];
	// Any value but the empty string counts: no-color.org.
	const hasColor = (environment.NO_COLOR ?? '') === '';
	return {
		glyphs: hasUnicode && !isAscii ? unicodeGlyphs : asciiGlyphs,
		theme: hasColor || isColourless(theme) ? theme : plainTheme,
		isLarge,
	};
};

export const AppearanceContext = createContext<Appearance>({glyphs: unicodeGlyphs, theme: themes.default});

export const useAppearance = (): Appearance => useContext(AppearanceContext);
