import type {StartPosition} from '../../service/reading-start.js';

/**
What was accepted before this clock time, in ms, is not read when reading starts there: for a sequence number that is unknown, and taken for all there is.
*/
export const skippedUntil = (from: StartPosition): number => {
	switch (from.type) {
		case 'trim-horizon': {
			return -Infinity;
		}

		case 'at-timestamp': {
			return from.timestamp;
		}

		case 'latest':
		case 'at-sequence-number':
		case 'after-sequence-number': {
			return Infinity;
		}
	}
};
