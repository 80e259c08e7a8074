import {isLocalPlace} from '../monitor/local-place.js';
import type {Snapshot} from '../monitor/snapshot.js';
import type {Action} from './action.js';

/**
What a person is to agree to before the action's first time: something that changes a stream which is not on this machine. Undefined if nobody needs to be asked; a dangerous action asks for itself each time.
*/
export const consequenceOf = (action: Action, snapshot: Snapshot): string | undefined => {
	if (!action.changesStream || action.isDangerous || isLocalPlace(snapshot.state)) {
		return undefined;
	}

	return action.consequence === undefined ? action.description : action.consequence(snapshot);
};
