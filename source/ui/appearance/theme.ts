import type {ForegroundColorName} from 'chalk';

/**
The look of a text. Colours are the sixteen of the terminal's own theme, so the screen is legible on light and dark.
*/
export type Style = {
	readonly color?: ForegroundColorName;
	readonly isBold?: boolean;
	readonly isDim?: boolean;
	readonly isInverse?: boolean;
	readonly isUnderlined?: boolean;
};

export type Theme = {
	readonly accent: Style;
	readonly good: Style;
	readonly warning: Style;
	readonly bad: Style;
	readonly muted: Style;
	readonly strong: Style;
	/**
	Text that matches the filter.
	*/
	readonly match: Style;
	/**
	Styles by shard number, repeating; the shard's number always stands beside the colour. None is red, yellow or green, which say how a shard is.
	*/
	readonly shards: readonly Style[];
};

/**
Only colours that are legible on both schemes of Windows Terminal, dark and light.
*/
export const colorfulTheme: Theme = {
	accent: {color: 'cyan'},
	good: {color: 'green'},
	warning: {color: 'yellow'},
	bad: {color: 'redBright', isBold: true},
	muted: {isDim: true},
	strong: {isBold: true},
	match: {color: 'yellow', isInverse: true},
	shards: [{color: 'cyan'}, {}, {color: 'cyan', isUnderlined: true}, {isUnderlined: true}],
};

/**
Blue against orange: no common colour blindness confuses them. The worst state also has its own background.
*/
const colourBlindTheme: Theme = {
	accent: {color: 'cyan', isBold: true},
	good: {color: 'cyan'},
	warning: {color: 'yellow', isBold: true},
	bad: {color: 'yellow', isBold: true, isInverse: true},
	muted: {isDim: true},
	strong: {isBold: true},
	match: {isInverse: true},
	shards: [{color: 'cyan'}, {}, {color: 'cyan', isUnderlined: true}, {isUnderlined: true}],
};

/**
Only the terminal's own two colours: no other has a strong contrast on both dark and light. Nothing is dim.
*/
const highContrastTheme: Theme = {
	accent: {isBold: true},
	good: {},
	warning: {isBold: true, isUnderlined: true},
	bad: {isBold: true, isInverse: true},
	muted: {},
	strong: {isBold: true},
	match: {isInverse: true},
	shards: [{}],
};

/**
By the names that `--theme` takes.
*/
export const themes = {
	default: colorfulTheme,
	'high-contrast': highContrastTheme,
	'colour-blind': colourBlindTheme,
} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof themes;

export const isThemeName = (name: string): name is ThemeName => Object.hasOwn(themes, name);

/**
With NO_COLOR (no-color.org) only bold, dim and inverse are left. Each sign also has a word or a mark.
*/
export const plainTheme: Theme = {
	accent: {isBold: true},
	good: {},
	warning: {isBold: true},
	bad: {isBold: true},
	muted: {isDim: true},
	strong: {isBold: true},
	match: {isInverse: true},
	shards: [{}],
};

/**
Whether the theme has no colours.
*/
export const isColourless = ({shards, ...styles}: Theme): boolean => [...shards, ...Object.values(styles)].every(({color}) => color === undefined);

/**
The style of a shard, by its number.
*/
export const shardStyle = (theme: Theme, shortId: string): Style => {
	const number = Number(shortId);
	return theme.shards[Number.isSafeInteger(number) ? number % theme.shards.length : 0]!;
};
