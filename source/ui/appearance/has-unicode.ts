import os from 'node:os';
import process from 'node:process';
import isUnicodeSupported from 'is-unicode-supported';

/**
The first Windows whose consoles all draw what clickmon draws: with ConPTY and fonts that have lines and blocks.
*/
const FIRST_CAPABLE_BUILD = 17_763;

/**
Whether the terminal shows more than ASCII. On Windows the library looks for the variables of single terminals, and Windows Terminal sets its own only where it started the shell itself: as the default terminal it does not (microsoft/terminal#13006). `release` is that of Windows, such as 10.0.22631.
*/
export const hasTerminalUnicode = (isKnown = isUnicodeSupported(), platform: NodeJS.Platform = process.platform, release = os.release()): boolean => {
	const [major = 0, , build = 0] = release.split('.').map(Number);
	return isKnown || (platform === 'win32' && major >= 10 && build >= FIRST_CAPABLE_BUILD);
};
