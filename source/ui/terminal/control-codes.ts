import {Buffer} from 'node:buffer';
import process from 'node:process';

/**
Erases the whole screen, with what a terminal may keep of its rows beyond a width that it no longer has; then the cursor is at the top left.
*/
export const ERASE_SCREEN = '\u{1B}[2J\u{1B}[H';

export const ENTER_ALTERNATE_SCREEN = '\u{1B}[?1049h';

/**
Terminals drop a longer sequence, each at a length of its own; 100,000 characters is the least that is usual (hterm, Windows Terminal and xterm take more).
*/
export const MAX_COPIED_BYTES = 72 * 1024;

/**
What makes a terminal put a text on the clipboard of the machine that it runs on, over ssh too: OSC 52. Source: XTerm Control Sequences, "Operating System Commands", Ps = 5 2.
*/
export const copySequence = (text: string): string => `\u{1B}]52;c;${Buffer.from(text).toString('base64')}\u{7}`;

/**
DECAWM, autowrap: what goes past the last column is cut off, or goes to the next row.
*/
export const CUT_ROWS = '\u{1B}[?7l';
export const WRAP_ROWS = '\u{1B}[?7h';

/**
Has the terminal cut rows that are longer for it than for clickmon: no two agree on the width of every character of Unicode, and a row that wraps would push all others down. Returns what lets rows wrap again; the end of the process does it too.
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
