import type {Environment, RawFlags} from '../../commands/options/flags.js';
import {isTaking, lastingOptions} from '../../commands/registry.js';
import {parseStreamArn} from '../../service/stream-arn.js';
import type {ParsedLine} from '../parse.js';
import type {ConfigFile} from './config-file.js';

/**
The options of the line, and those of the file that neither the line nor the environment gives. An embedded endpoint is where it is: nothing in the file moves it. An ARN that was given brings its own region.
*/
export const withConfigFile = ({command, flags}: ParsedLine, environment: Environment, {flags: defaults}: ConfigFile): RawFlags => {
	const isEmbedded = command.name === 'local' || flags.local !== undefined;
	const stream = flags.stream ?? environment.STREAM;
	const hasRegion = typeof stream === 'string' && parseStreamArn(stream) !== undefined;
	const used = lastingOptions
		.filter(option => isTaking(command, option))
		.filter(({name, lasting: {variables = [], isPlace = false, command: only = command.name}}) => only === command.name
			&& variables.every(variable => (environment[variable] ?? '') === '')
			&& !(isPlace && isEmbedded)
			&& !(name === 'region' && hasRegion));
	return {...Object.fromEntries(used.map(({name}) => [name, defaults[name]])), ...flags};
};
