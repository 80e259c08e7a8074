/**
The characters that the screen draws with. Every one of `unicodeGlyphs` is in the fonts that Windows Terminal, macOS Terminal and the usual Linux terminals come with.
*/
export type Glyphs = {
	/**
	Nothing beyond ASCII is drawn, whatever the text (ascii.ts).
	*/
	readonly isAscii: boolean;
	/**
	An Ink border style.
	*/
	readonly border: 'single' | 'classic';
	readonly corners: {readonly topLeft: string; readonly topRight: string};
	readonly horizontal: string;
	readonly vertical: string;
	readonly barFull: string;
	readonly barEmpty: string;
	/**
	Fill the cells of a chart with what waits, and with what was turned down.
	*/
	readonly waiting: string;
	readonly turnedDown: string;
	/**
	Column heights of a chart, lowest first; the last one fills the cell.
	*/
	readonly levels: readonly string[];
	readonly separator: string;
	readonly focused: string;
	/**
	Something that was done, or shown.
	*/
	readonly tick: string;
	readonly on: string;
	readonly off: string;
	readonly atMost: string;
	readonly arrow: string;
	/**
	Stands for a value that is not known (yet).
	*/
	readonly none: string;
	/**
	Before the heading of the column that a table is sorted by.
	*/
	readonly sorted: string;
	readonly up: string;
	readonly down: string;
};

export const unicodeGlyphs: Glyphs = {
	isAscii: false,
	border: 'single',
	corners: {topLeft: '┌', topRight: '┐'},
	horizontal: '─',
	vertical: '│',
	barFull: '■',
	barEmpty: '·',
	waiting: '▒',
	turnedDown: '▓',
	levels: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
	separator: '·',
	focused: '►',
	tick: '✓',
	on: '●',
	off: '○',
	atMost: '≤',
	arrow: '→',
	none: '–',
	sorted: '↓',
	up: '↑',
	down: '↓',
};

/**
For the Linux console and the old Windows console, whose fonts have little else.
*/
export const asciiGlyphs: Glyphs = {
	isAscii: true,
	border: 'classic',
	corners: {topLeft: '+', topRight: '+'},
	horizontal: '-',
	vertical: '|',
	barFull: '#',
	barEmpty: '.',
	waiting: '%',
	turnedDown: '!',
	levels: ['_', '.', ':', '#'],
	separator: '-',
	focused: '>',
	tick: '+',
	on: '*',
	off: 'o',
	atMost: '<',
	arrow: '>',
	none: '-',
	sorted: '*',
	up: '^',
	down: 'v',
};
