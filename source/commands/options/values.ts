import * as values from '../../typed/values.js';

export const wholeNumberFrom = (minimum: number, maximum = Number.MAX_SAFE_INTEGER) =>
	(name: string, text: string): number => values.wholeNumber(name, text, minimum, maximum);

export const textFor = (wanted: string) => (name: string, text: string): string => values.text(name, text, wanted);

/**
Bytes, at least `minimum`.
*/
export const sizeFrom = (minimum: number) => (name: string, text: string): number => values.size(name, text, minimum);
