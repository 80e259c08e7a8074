import {closestMatch} from 'leven';

// One typo in a short word, two in a longer one (swapped letters count as two). More would be a guess.
const SHORT_WORD = 3;

/**
Whether two neighbouring letters stand in each other's place: the commonest slip. `--form` is `--from` before it is the beginning of `--format`.
*/
const isSwapped = (typed: string, word: string): boolean =>
	[...typed].some((letter, place) => typed[place + 1] !== undefined && typed.slice(0, place) + typed[place + 1]! + letter + typed.slice(place + 2) === word);

/**
The hint after an unknown word: the known word that is closest, or where to find the list.
*/
export const suggestion = (typed: string, known: readonly string[], list = 'clickmon --help'): string => {
	const letters = typed.replace(/^-+/v, '').length;
	const match = known.find(word => isSwapped(typed, word))
		?? known.find(word => letters >= SHORT_WORD && word.startsWith(typed))
		?? closestMatch(typed, known, {maxDistance: letters <= SHORT_WORD ? 1 : 2});
	return match === undefined ? `; ${list} lists them.` : `; did you mean ${match}?`;
};
