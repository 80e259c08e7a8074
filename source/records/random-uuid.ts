import {v4 as uuid} from 'uuid';
import type {Random} from '../random.js';

const UUID_BYTES = 16;
const WORD_VALUES = 2 ** 32;

/**
Makes UUIDs of version 4 from `random`: a seed repeats them.
*/
export const createUuids = (random: Random): (() => string) => {
	const randomness = new ArrayBuffer(UUID_BYTES);
	const randomBytes = new Uint8Array(randomness);
	const randomWords = new Uint32Array(randomness);

	return () => {
		for (let index = 0; index < randomWords.length; index++) {
			randomWords[index] = Math.floor(random() * WORD_VALUES);
		}

		return uuid({random: randomBytes});
	};
};
