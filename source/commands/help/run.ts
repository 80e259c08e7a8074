import {sanitizeLines} from '../../records/text/sanitize.js';
import type {Command, CommandDefinition} from '../command.js';
import {commandHelp, help} from './help-text.js';

/**
`clickmon help [command]`: the text of `--help`.
*/
export const runHelp: Command<{readonly about: CommandDefinition | undefined; readonly commands: readonly CommandDefinition[]}> = async ({about, commands}, {output}) => {
	output.lines.write(sanitizeLines(about === undefined ? help(commands) : commandHelp(about)));
};
