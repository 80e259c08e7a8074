import packageJson from '../../package.json' with {type: 'json'};
import type {ReadyCommand} from '../commands/command.js';
import {commandHelp, help} from '../commands/help/help-text.js';
import {createFlags, type Environment} from '../commands/options/flags.js';
import {describeProgram} from '../commands/describe-program.js';
import {commands} from '../commands/registry.js';
import type {ConfigFile} from './config-file/config-file.js';
import {withConfigFile} from './config-file/with-config-file.js';
import type {ParsedLine} from './parse.js';

/**
What the command line asks for: a text to print, or a command to run.
*/
export type CommandLine =
	| {readonly type: 'print'; readonly text: string}
	| (ReadyCommand & {readonly type: 'run'});

/**
Reads what was typed and what lasts: pure, so that a table tests it. `now` is clock time in ms, for times such as `15m` ago. Throws a UserError with exit code 2 for wrong usage.
*/
export const readCommandLine = (line: ParsedLine, environment: Environment, now: number, file?: ConfigFile): CommandLine => {
	const {command, flags, rest} = line;
	if (flags.help !== undefined) {
		return {type: 'print', text: command.name === 'session' ? help(commands) : commandHelp(command)};
	}

	if (flags.version !== undefined) {
		return {type: 'print', text: flags.json === undefined ? packageJson.version : JSON.stringify(describeProgram())};
	}

	const used = file ? withConfigFile(line, environment, file) : flags;
	return {type: 'run', ...command.prepare(createFlags(used, rest, environment, now))};
};
