/**
For sorting by code units (names, keys) or by size, never by a locale.
*/
export const ascending = <Value extends string | number | bigint>(a: Value, b: Value): number => {
	if (a === b) {
		return 0;
	}

	return a < b ? -1 : 1;
};
