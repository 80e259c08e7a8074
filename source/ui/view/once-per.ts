/**
Computes something only once for each object: every frame asks again, and the object is replaced when anything in it changes.
*/
export const oncePer = <Key extends WeakKey, Result extends NonNullable<unknown>>(compute: (key: Key) => Result): ((key: Key) => Result) => {
	const known = new WeakMap<Key, Result>();
	return key => {
		let result = known.get(key);
		if (result === undefined) {
			result = compute(key);
			known.set(key, result);
		}

		return result;
	};
};
