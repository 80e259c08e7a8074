import {readFileSync} from 'node:fs';
import path from 'node:path';
import envPaths from 'env-paths';
import {config} from '../../commands/options/common-options.js';
import type {ParsedLine} from '../parse.js';
import {readOption} from '../../commands/options/flags.js';
import {textOf, whyUnreadable} from '../../files/text-file.js';
import {UserError} from '../../user-error.js';
import type {ConfigFile} from './config-file.js';

/**
Where the config file is looked for: `%APPDATA%\clickmon\Config` on Windows, `~/Library/Preferences/clickmon` on macOS, `$XDG_CONFIG_HOME/clickmon` or `~/.config/clickmon` elsewhere.
*/
export const configFilePath = (): string => path.join(envPaths('clickmon', {suffix: ''}).config, 'config.json');

const unreadable = (file: string, reason: string): UserError =>
	new UserError('bad-config-file', `${file}: ${reason}; put it right, name another with --config, or leave it out with --ignore-config.`, {exitCode: 2});

const readText = (file: string, isWanted: boolean): string | undefined => {
	try {
		// Synchronous: nothing can be done before.
		return textOf(readFileSync(file));
	} catch (error) {
		if (!isWanted && ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
			return undefined;
		}

		throw unreadable(file, whyUnreadable(error));
	}
};

/**
The config file that the command line names, or else the one at its usual place if there is one; `now` is clock time in ms. Throws a UserError with exit code 2.
*/
export const loadConfigFile = async ({flags}: ParsedLine, now: number): Promise<ConfigFile | undefined> => {
	// Help must work with a broken file.
	if (['ignore-config', 'help', 'version'].some(name => flags[name] !== undefined)) {
		return undefined;
	}

	const wanted = readOption(config, flags, now);
	const file = wanted ?? configFilePath();
	const text = readText(file, wanted !== undefined);
	if (text === undefined) {
		return undefined;
	}

	// Most users have no file and need no parser.
	const {parseConfigFile} = await import('./parse-config-file.js');
	return parseConfigFile(file, text, now);
};
