import type {Environment, RawFlags} from '../../commands/options/flags.js';
import type {CommandDefinition} from '../../commands/command.js';
import {lastingOptions, type LastingOption} from '../../commands/registry.js';
import {parseStreamArn} from '../../service/stream-arn.js';
import type {ParsedLine} from '../parse.js';
import type {ConfigFile} from './config-file.js';

/**
Two commands may have different options of one name: the rate of clicks lasts, the rate of a copy does not.
*/
const isTakingFromFile = ({options}: CommandDefinition, {name}: LastingOption): boolean => options.some(option => option.name === name && option.lasting !== undefined);

/**
Precedence: command line, environment, config file, defaults. For an embedded endpoint the file's places do not count, and an ARN brings its own region.
*/
export const withConfigFile = ({command, flags}: ParsedLine, environment: Environment, {flags: defaults}: ConfigFile): RawFlags => {
	const isEmbedded = command.name === 'local' || flags.local !== undefined;
	const [stream] = [flags.stream ?? environment.STREAM].flat();
	const hasRegion = typeof stream === 'string' && parseStreamArn(stream) !== undefined;
	const used = lastingOptions
		.filter(option => isTakingFromFile(command, option))
		.filter(({name, lasting: {variables = [], isPlace = false, command: only = command.name}}) => only === command.name
			&& variables.every(variable => (environment[variable] ?? '') === '')
			&& !(isPlace && isEmbedded)
			&& !(name === 'region' && hasRegion));
	return {...Object.fromEntries(used.map(({name}) => [name, defaults[name]])), ...flags};
};
