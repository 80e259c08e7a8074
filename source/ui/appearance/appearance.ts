import {createContext, useContext} from 'react';
import {oncePer} from '../view/once-per.js';
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
	Of a large one: what it was made of.
	*/
	readonly normal?: Appearance;
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
	const theme = themes[name];
	// Any value but the empty string counts: no-color.org.
	const hasColor = (environment.NO_COLOR ?? '') === '';
	const normal: Appearance = {
		glyphs: hasUnicode && !isAscii ? unicodeGlyphs : asciiGlyphs,
		theme: hasColor || isColourless(theme) ? theme : plainTheme,
	};
	return isLarge ? enlarged(normal) : normal;
};

const enlarged = oncePer((normal: Appearance): Appearance => ({
	// Dim text is unreadable from afar.
	...normal, theme: {...normal.theme, muted: {}}, isLarge: true, normal,
}));

/**
The same appearance for a projector, or for a person at the screen; undefined leaves it as it is. The same object each time.
*/
export const inSize = (appearance: Appearance, isLarge: boolean | undefined): Appearance => {
	if (isLarge === undefined || isLarge === (appearance.isLarge ?? false)) {
		return appearance;
	}

	return isLarge ? enlarged(appearance) : (appearance.normal ?? {...appearance, isLarge: false});
};

export const AppearanceContext = createContext<Appearance>({glyphs: unicodeGlyphs, theme: themes.default});

export const useAppearance = (): Appearance => useContext(AppearanceContext);
