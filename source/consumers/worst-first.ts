import {leaseStates, type LeaseState} from './lease-state.js';

/**
What is compared of a consumer's work on a shard.
*/
type Work = {
	readonly state: LeaseState;
	readonly shardId: string;
	readonly lag: {readonly milliseconds: number} | undefined;
};

const rankOf = (state: LeaseState): number => leaseStates.indexOf(state);

/**
By state, then by lag, then by shard. Unknown lags come after known ones.
*/
export const worstFirst = (a: Work, b: Work): number =>
	[rankOf(a.state) - rankOf(b.state), (b.lag?.milliseconds ?? -1) - (a.lag?.milliseconds ?? -1)].find(order => order !== 0) ?? (a.shardId < b.shardId ? -1 : 1);
