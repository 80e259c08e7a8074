import process from 'node:process';

/**
DECAWM, autowrap: what goes past the last column is cut off, or goes to the next row.
*/
const CUT = '\u{1B}[?7l';
const WRAP = '\u{1B}[?7h';

/**
Has the terminal cut rows that are longer for it than for clickmon: no two agree on the width of every character of Unicode, and a row that wraps would push all others down. Returns what lets rows wrap again; the end of the process does it too.
*/
export const cutLongRows = (stdout: NodeJS.WriteStream): (() => void) => {
	const wrapAgain = () => {
		process.off('exit', wrapAgain);
		stdout.write(WRAP);
	};

	process.on('exit', wrapAgain);
	stdout.write(CUT);
	return wrapAgain;
};
