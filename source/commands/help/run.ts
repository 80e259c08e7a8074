import {sanitizeLines} from '../../records/text/sanitize.js';
import type {Command, CommandDefinition} from '../command.js';
import {commandHelp, help, type Manual} from './help-text.js';

/**
`clickmon help [command]`: the text of `--help`.
*/
export const runHelp: Command<Manual & {readonly about: CommandDefinition | undefined}> = async ({about, commands, options}, {output}) => {
	output.lines.write(sanitizeLines(about === undefined ? help(commands, options) : commandHelp(about)));
};
