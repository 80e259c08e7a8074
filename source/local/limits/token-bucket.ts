/**
A rate limit that allows one second's worth at once.
*/
export type TokenBucket = {
	readonly perSecond: number;
	tokens: number;
	/**
	Clock time in ms of the last refill.
	*/
	refilledAt: number;
};

export const createTokenBucket = (perSecond: number, now: number): TokenBucket => ({perSecond, tokens: perSecond, refilledAt: now});

const refill = (bucket: TokenBucket, now: number) => {
	const elapsed = Math.max(0, now - bucket.refilledAt);
	bucket.tokens = Math.min(bucket.perSecond, bucket.tokens + (elapsed * bucket.perSecond / 1000));
	bucket.refilledAt = now;
};

/**
Whether `amount` may pass now. An amount above the whole bucket passes when the bucket is full, and leaves a debt: a record larger than a second's worth gets through, and is paid for afterwards.
*/
export const hasTokens = (bucket: TokenBucket, amount: number, now: number): boolean => {
	refill(bucket, now);
	return bucket.tokens >= Math.min(amount, bucket.perSecond);
};

/**
Takes without asking; the bucket may go into debt.
*/
export const spendTokens = (bucket: TokenBucket, amount: number, now: number): void => {
	refill(bucket, now);
	bucket.tokens -= amount;
};

/**
Takes `amount` if it may pass.
*/
export const didTake = (bucket: TokenBucket, amount: number, now: number): boolean => {
	const isAllowed = hasTokens(bucket, amount, now);
	if (isAllowed) {
		bucket.tokens -= amount;
	}

	return isAllowed;
};

/**
Milliseconds until `amount` may pass.
*/
export const millisecondsUntilTokens = (bucket: TokenBucket, amount: number, now: number): number => {
	refill(bucket, now);
	const missing = Math.min(amount, bucket.perSecond) - bucket.tokens;
	return missing <= 0 ? 0 : Math.ceil(missing * 1000 / bucket.perSecond);
};
