import {parseStreamArn} from '../../service/stream-arn.js';
import {isTaking} from '../options.js';
import type {ParsedLine} from '../parse.js';
import type {ConfigFile} from './config-file.js';
import {lastingOptions} from './lasting-options.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
The line with what the file says where neither an option nor the environment does. An embedded endpoint is where it is: nothing in the file moves it. An ARN that was given brings its own region.
*/
export const withConfigFile = (line: ParsedLine, environment: Environment, {flags: defaults}: ConfigFile): ParsedLine => {
	const {command, flags} = line;
	const isEmbedded = command === 'local' || flags.local !== undefined;
	const stream = flags.stream ?? environment.STREAM;
	const hasRegion = typeof stream === 'string' && parseStreamArn(stream) !== undefined;
	const isUsed = (name: string): boolean => {
		const {variables = [], isPlace = false, command: only = command} = lastingOptions[name]!;
		return isTaking(command, name)
			&& only === command
			&& variables.every(variable => (environment[variable] ?? '') === '')
			&& !(isPlace && isEmbedded)
			&& !(name === 'region' && hasRegion);
	};

	const used = Object.entries(defaults).filter(([name]) => isUsed(name));
	return {...line, flags: {...Object.fromEntries(used), ...flags}};
};
