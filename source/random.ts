import {uniformFloat64} from 'pure-rand/distribution/uniformFloat64';
import {xoroshiro128plus} from 'pure-rand/generator/xoroshiro128plus';

/**
A number in [0, 1), like `Math.random`.
*/
export type Random = () => number;

/**
The same seed gives the same numbers, on every machine.
*/
export const seededRandom = (seed: number): Random => {
	const generator = xoroshiro128plus(seed);
	return () => uniformFloat64(generator);
};
