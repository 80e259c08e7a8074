import type {Random} from '../random.js';

/**
The wait before the next try, in ms. Its range doubles with each attempt, from `base` up to `cap`.
*/
export type Backoff = {
	readonly base: number;
	readonly cap: number;
};

/**
Full jitter: a delay between 0 and the attempt's limit, so that many readers that failed together do not return together. `attempt` counts from 0. Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
*/
export const retryDelay = (attempt: number, {base, cap}: Backoff, random: Random): number =>
	// 2 ** 30 is far above any cap; more would overflow.
	Math.round(random() * Math.min(cap, base * (2 ** Math.min(attempt, 30))));
