import type {Random} from '../random.js';

/**
How long to wait before trying again, in ms: the range doubles with each attempt, from `base` up to `cap`.
*/
export type Backoff = {
	readonly base: number;
	readonly cap: number;
};

/**
Full jitter: a delay anywhere between 0 and the attempt's bound, so that many readers that failed together do not come back together. `attempt` counts from 0. Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
*/
export const retryDelay = (attempt: number, {base, cap}: Backoff, random: Random): number =>
	// 2 ** 30 is far over any cap; more would only overflow.
	Math.round(random() * Math.min(cap, base * (2 ** Math.min(attempt, 30))));
