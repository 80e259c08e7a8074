import type {KeyPress} from '../../keys/key-press.js';
import {edited} from '../../keys/text-field.js';
import type {ViewEvent} from '../../view/view-state.js';
import type {FilterLine} from './filter-line.js';

const commands: Readonly<Record<string, ViewEvent>> = {
	enter: {type: 'filter', step: 'keep'},
	escape: {type: 'filter', step: 'drop'},
	up: {type: 'filter', step: 'older'},
	down: {type: 'filter', step: 'newer'},
};

/**
What a key does in the filter line; undefined when it does nothing.
*/
export const filterKey = ({typed}: FilterLine, key: KeyPress): ViewEvent | undefined => {
	if (Object.hasOwn(commands, key.name)) {
		return commands[key.name];
	}

	const text = edited(typed, key);
	return text === undefined ? undefined : {type: 'filter-typed', typed: text};
};
