/**
An asciicast v3 as lines: a header, then one event per line, each with the seconds since the previous event. Format: docs.asciinema.org/manual/asciicast/v3.
*/
export type AsciicastWriter = {
	/**
	The line for what was sent to the terminal at `t`, in ms since the beginning. `t` never goes back.
	*/
	output(t: number, data: string): string;
	/**
	A place to jump to.
	*/
	marker(t: number, label: string): string;
	resize(t: number, columns: number, rows: number): string;
	exit(t: number, status: number): string;
};

export type AsciicastHeader = {
	readonly columns: number;
	readonly rows: number;
	/**
	Seconds since the epoch.
	*/
	readonly timestamp?: number;
	readonly title?: string;
};

/**
The first line.
*/
export const asciicastHeader = ({columns, rows, timestamp, title}: AsciicastHeader): string => `${JSON.stringify({
	version: 3, term: {cols: columns, rows, type: 'xterm-256color'}, timestamp, title,
})}\n`;

export const createAsciicastWriter = (): AsciicastWriter => {
	// In whole ms, so that the rounding of many intervals does not add up.
	let last = 0;

	const event = (t: number, code: string, data: string): string => {
		const at = Math.max(last, Math.round(t));
		const interval = (at - last) / 1000;
		last = at;
		return `${JSON.stringify([interval, code, data])}\n`;
	};

	return {
		output: (t, data) => event(t, 'o', data),
		marker: (t, label) => event(t, 'm', label),
		resize: (t, columns, rows) => event(t, 'r', `${columns}x${rows}`),
		exit: (t, status) => event(t, 'x', String(status)),
	};
};
