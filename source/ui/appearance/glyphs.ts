/**
The characters that the screen draws with. The fonts of Windows Terminal, macOS Terminal and the usual Linux terminals have all of `unicodeGlyphs`.
*/
export type Glyphs = {
	/**
	Whether everything is drawn in ASCII (ascii.ts).
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
	Column heights of a chart, lowest first. The last one fills the cell.
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
	Stands for an unknown value.
	*/
	readonly none: string;
	/**
	Before the heading of the sorted column.
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
For the Linux console and the old Windows console: their fonts have little else.
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
