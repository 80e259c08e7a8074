/**
How a piece of text looks. Colours are the sixteen that every terminal theme sets, so the screen is legible on light and dark alike.
*/
export type Style = {
	readonly color?: string;
	readonly isBold?: boolean;
	readonly isDim?: boolean;
	readonly isInverse?: boolean;
};

export type Theme = {
	readonly accent: Style;
	readonly good: Style;
	readonly warning: Style;
	readonly bad: Style;
	readonly muted: Style;
	readonly strong: Style;
	/**
	What a filter looked for.
	*/
	readonly match: Style;
	/**
	Styles by shard number, repeating; the shard's number always stands beside the colour.
	*/
	readonly shards: readonly Style[];
};

export const colorfulTheme: Theme = {
	accent: {color: 'cyan'},
	good: {color: 'green'},
	warning: {color: 'yellow'},
	bad: {color: 'redBright', isBold: true},
	muted: {isDim: true},
	strong: {isBold: true},
	match: {color: 'yellowBright', isBold: true},
	shards: [{color: 'cyan'}, {color: 'yellow'}, {color: 'green'}, {color: 'magentaBright'}, {color: 'blueBright'}, {color: 'whiteBright'}],
};

/**
With NO_COLOR (no-color.org) weight is what is left; every sign also has a word or a mark.
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
The style of a shard, by the number in its id.
*/
export const shardStyle = (theme: Theme, shortId: string): Style => {
	const number = Number(shortId);
	return theme.shards[Number.isSafeInteger(number) ? number % theme.shards.length : 0]!;
};
