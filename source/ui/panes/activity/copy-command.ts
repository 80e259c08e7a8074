import {lastCommand} from '../../../monitor/last-command.js';
import type {Snapshot} from '../../../monitor/snapshot.js';

/**
Copies the command of the last action, whole. Returns what to tell about it.
*/
export const copyCommand = ({state}: Pick<Snapshot, 'state'>, copy: (text: string) => void): string => {
	const command = lastCommand(state.activity);
	if (command === undefined) {
		return 'No action so far has a command to copy.';
	}

	copy(command);
	return `Copied: ${command}`;
};
