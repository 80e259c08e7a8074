import {seededRandom, type Random} from '../../random.js';

/**
The faults of a call. `lost-response` runs the call and drops the answer; `reset` drops the connection first; `truncate` sends half of the answer; `slow` delays the call.
*/
export const faultKinds = ['throttle', 'internal-error', 'reset', 'slow', 'truncate', 'expired-iterator', 'lost-response'] as const;

export type FaultKind = typeof faultKinds[number];

export type FaultRule = {
	readonly fault: FaultKind;
	/**
	The name of the operation; missing or `*` for all. `expired-iterator` works only for GetRecords.
	*/
	readonly operation?: string;
	/**
	Only calls about this shard.
	*/
	readonly shardId?: string;
	/**
	0 … 1; default 1.
	*/
	readonly probability?: number;
	/**
	Strikes at most this many times.
	*/
	readonly count?: number;
	/**
	Lets this many matching calls pass first.
	*/
	readonly after?: number;
	/**
	For `slow`: how long, in ms. Default 1,000.
	*/
	readonly delayMilliseconds?: number;
};

/**
What goes wrong and when. The same seed gives the same faults for the same calls.
*/
export type FaultPlan = {
	readonly seed?: number;
	/**
	Tried in order: the first that strikes is the fault of the call.
	*/
	readonly rules: readonly FaultRule[];
};

/**
A call as the rules see it. `shardIds` are its shards, for PutRecords one per record. They are only needed if a rule names a shard.
*/
export type FaultedCall = {
	readonly operation: string;
	shardIds(): readonly string[];
};

export type Faults = {
	/**
	The fault of this call, if any. Each call counts, so ask once per call.
	*/
	next(call: FaultedCall): FaultRule | undefined;
	/**
	For the other choices that are random: which records of a batch a fault strikes.
	*/
	readonly random: Random;
};

const isAbout = (rule: FaultRule, call: FaultedCall): boolean => {
	const operation = rule.fault === 'expired-iterator' ? 'GetRecords' : (rule.operation ?? '*');
	return (operation === '*' || operation === call.operation)
		&& (rule.shardId === undefined || call.shardIds().includes(rule.shardId));
};

export const createFaults = (plan: FaultPlan): Faults => {
	const random = seededRandom(plan.seed ?? 0);
	const states = plan.rules.map(rule => ({rule, seen: 0, struck: 0}));

	return {
		random,
		next(call) {
			for (const state of states) {
				const {rule} = state;
				if (state.struck >= (rule.count ?? Infinity) || !isAbout(rule, call)) {
					continue;
				}

				state.seen++;
				if (state.seen <= (rule.after ?? 0) || random() >= (rule.probability ?? 1)) {
					continue;
				}

				state.struck++;
				return rule;
			}

			return undefined;
		},
	};
};
