import os from 'node:os';
import process from 'node:process';
import isUnicodeSupported from 'is-unicode-supported';

/**
The first Windows whose consoles all draw clickmon's characters: it has ConPTY, and fonts with lines and blocks.
*/
const FIRST_CAPABLE_BUILD = 17_763;

/**
Whether the terminal shows more than ASCII. On Windows, the library looks for environment variables of the terminal. Windows Terminal does not set its variable if it is the default terminal (microsoft/terminal#13006). `release` is the Windows release, such as 10.0.22631.
*/
export const hasTerminalUnicode = (isKnown = isUnicodeSupported(), platform: NodeJS.Platform = process.platform, release = os.release()): boolean => {
	const [major = 0, , build = 0] = release.split('.').map(Number);
	return isKnown || (platform === 'win32' && major >= 10 && build >= FIRST_CAPABLE_BUILD);
};
