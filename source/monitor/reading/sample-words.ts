import {grouped} from '../../words.js';

const LEAST = 1.1;

/**
How much is read: `1 of 4.2`, `1 of 120`. Never `1 of 1`: records were skipped.
*/
export const oneOfWords = (oneOf: number): string => `1 of ${oneOf < 9.95 ? Math.max(LEAST, oneOf).toFixed(1) : grouped(Math.round(oneOf))}`;
