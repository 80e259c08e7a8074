import type {Question, ViewEvent} from '../../view/view-state.js';
import type {KeyPress} from '../../keys/key-press.js';

const enter = ({typed, streamName}: Question): ViewEvent | 'confirmed' => {
	if (typed === streamName) {
		return 'confirmed';
	}

	// Cancel is the default.
	return typed === ''
		? {type: 'close-overlay'}
		: {type: 'complain', complaint: 'That is not the stream’s name: nothing was done.'};
};

/**
What a key does while the stream's name is asked for; undefined when it does nothing.
*/
export const confirmationKey = (question: Question, {name, text}: KeyPress): ViewEvent | 'confirmed' | undefined => {
	switch (name) {
		case 'enter': {
			return enter(question);
		}

		case 'escape': {
			return {type: 'close-overlay'};
		}

		case 'backspace': {
			return {type: 'erase'};
		}

		default: {
			return text === undefined ? undefined : {type: 'type', text};
		}
	}
};
