import {Buffer} from 'node:buffer';
import process from 'node:process';

/**
Erases the whole screen, and text beyond its width that a terminal may have kept. The cursor goes to the top left.
*/
export const ERASE_SCREEN = '\u{1B}[2J\u{1B}[H';

export const ENTER_ALTERNATE_SCREEN = '\u{1B}[?1049h';

/**
Terminals drop longer sequences. Their limits differ; the lowest usual one is 100,000 characters (hterm; Windows Terminal and xterm take more).
*/
export const MAX_COPIED_BYTES = 72 * 1024;

/**
Makes a terminal put a text on the clipboard of its machine, over ssh too: OSC 52. Source: XTerm Control Sequences, "Operating System Commands", Ps = 5 2.
*/
export const copySequence = (text: string): string => `\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{7}`;

/**
DECAWM, autowrap: whether text beyond the last column is cut off or goes to the next row.
*/
export const CUT_ROWS = '\u{1B}[?7l';
export const WRAP_ROWS = '\u{1B}[?7h';

/**
Makes the terminal cut rows that are too long for it. Terminals differ in the width of some Unicode characters, and a row that wraps would move all rows below it. Returns the function that restores wrapping; the end of the process restores it too.
*/
export const cutLongRows = (stdout: NodeJS.WriteStream): (() => void) => {
	const wrapAgain = () => {
		process.off('exit', wrapAgain);
		stdout.write(WRAP_ROWS);
	};

	process.on('exit', wrapAgain);
	stdout.write(CUT_ROWS);
	return wrapAgain;
};
