import {closestMatch} from 'leven';

// One typo in a short word, two in a longer one (swapped letters are two): more is a guess.
const SHORT_WORD = 3;

/**
How to go on after a wrong word: the known one that is close to what was typed, or where they are listed.
*/
export const suggestion = (typed: string, known: readonly string[]): string => {
	const letters = typed.replace(/^-+/v, '').length;
	const match = known.find(word => letters >= SHORT_WORD && word.startsWith(typed))
		?? closestMatch(typed, known, {maxDistance: letters <= SHORT_WORD ? 1 : 2});
	return match === undefined ? '; clickmon --help lists them.' : `; did you mean ${match}?`;
};
