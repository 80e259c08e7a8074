/**
Thrown where a record's JSON cannot be looked into.
*/
export class Unreadable extends Error {}

/**
A depth that is safe for JSON.stringify, which overflows the stack from about 5,000 on.
*/
const MAX_DEPTH = 1000;

/**
Throws Unreadable for a value whose lists and objects are nested too deep. Goes level by level, because a recursive function could overflow the stack.
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
