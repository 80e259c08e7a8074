/**
Thrown where a record's JSON cannot be looked into.
*/
export class Unreadable extends Error {}

/**
What JSON.stringify does without fear for the stack, which it overflows from some 5,000 on.
*/
const MAX_DEPTH = 1000;

/**
Throws Unreadable for a value whose lists and objects are nested too deep. Goes through it level by level, as it may itself be too deep for a function that calls itself.
*/
export const checkDepth = (value: unknown): void => {
	let level: readonly unknown[] = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > MAX_DEPTH) {
			throw new Unreadable(`its JSON is nested more than ${MAX_DEPTH} deep`);
		}

		level = level.flatMap((one): unknown[] => typeof one === 'object' && one !== null ? Object.values(one) : []);
	}
};
