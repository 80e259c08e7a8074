import {sanitizeLines} from '../../records/text/sanitize.js';
import type {Command, CommandDefinition} from '../command.js';
import {bashScript} from './bash.js';
import {toCompletions, type CommandCompletion} from './completions.js';
import {fishScript} from './fish.js';
import {powershellScript} from './powershell.js';
import type {Shell} from './shells.js';
import {zshScript} from './zsh.js';

const scripts: Readonly<Record<Shell, (commands: readonly CommandCompletion[]) => string>> = {
	powershell: powershellScript, bash: bashScript, zsh: zshScript, fish: fishScript,
};

/**
`clickmon completion <shell>`: a script that stands on its own. The shell does not start clickmon to complete a word.
*/
export const runCompletion: Command<{readonly shell: Shell; readonly commands: readonly CommandDefinition[]}> = async ({shell, commands}, {output}) => {
	// A tab is a control code, which output shows instead of writing it.
	const script = scripts[shell](toCompletions(commands)).replaceAll('\t', '  ');
	output.lines.write(sanitizeLines(script));
};
