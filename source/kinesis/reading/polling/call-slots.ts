import pLimit from 'p-limit';

/**
Bounds how much goes on at once, over thousands of shards.
*/
export type CallSlots = {
	/**
	Resolves, first come first served, with a function that gives the slot back.
	*/
	acquire(): Promise<() => void>;
};

export const createCallSlots = (count: number): CallSlots => {
	const limit = pLimit(count);
	return {
		async acquire() {
			return new Promise(resolveAcquired => {
				void limit(async () => new Promise<void>(resolveReleased => {
					resolveAcquired(resolveReleased);
				}));
			});
		},
	};
};
