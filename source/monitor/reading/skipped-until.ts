import type {StartPosition} from '../../service/reading-start.js';

/**
Records accepted before this clock time, in ms, are not read with this start. The time of a sequence number is unknown, so it counts as the latest.
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
