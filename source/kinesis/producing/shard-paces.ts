import type {Random} from '../../random.js';
import type {PutOutcome} from './put-call.js';
import {createShardPace, type ShardPace} from './shard-pace.js';

/**
What one call's answer says about one shard.
*/
type ShardAnswer = {
	accepted: number;
	throttled: number;
	/**
	The shard refused the last of its records.
	*/
	isDrained: boolean;
};

/**
The paces of the shards that have throttled.
*/
export type ShardPaces = {
	/**
	Undefined for a shard that has never throttled.
	*/
	of(shardId: string): ShardPace | undefined;
	/**
	Enters an answer. `shardIds` has the shard of each entry, if known. Returns how many records each shard throttled, and whether some of them are not held back by a pace, because their shard is unknown or took later records.
	*/
	enter(outcomes: readonly PutOutcome[], shardIds: ReadonlyArray<string | undefined>, now: number): {
		readonly throttled: ReadonlyMap<string | undefined, number>;
		readonly mustRest: boolean;
	};
};

const byShard = (outcomes: readonly PutOutcome[], shardIds: ReadonlyArray<string | undefined>): Map<string | undefined, ShardAnswer> => {
	const answers = new Map<string | undefined, ShardAnswer>();
	const answerOf = (shardId: string | undefined): ShardAnswer => {
		const answer = answers.get(shardId) ?? {accepted: 0, throttled: 0, isDrained: false};
		answers.set(shardId, answer);
		return answer;
	};

	let answer = answerOf(shardIds[0]);
	for (const [index, {type}] of outcomes.entries()) {
		// Records of one shard mostly follow each other.
		if (index > 0 && shardIds[index] !== shardIds[index - 1]) {
			answer = answerOf(shardIds[index]);
		}

		if (type === 'accepted') {
			answer.accepted++;
			answer.isDrained = false;
		} else if (type === 'throttled') {
			answer.throttled++;
			answer.isDrained = true;
		}
	}

	return answers;
};

export const createShardPaces = (random: Random): ShardPaces => {
	const paces = new Map<string, ShardPace>();

	const paceOf = (shardId: string): ShardPace => {
		let pace = paces.get(shardId);
		if (!pace) {
			pace = createShardPace(random);
			paces.set(shardId, pace);
		}

		return pace;
	};

	return {
		of: shardId => paces.get(shardId),
		enter(outcomes, shardIds, now) {
			const throttled = new Map<string | undefined, number>();
			let isMustRest = false;
			for (const [shardId, answer] of byShard(outcomes, shardIds)) {
				if (answer.throttled > 0) {
					throttled.set(shardId, answer.throttled);
				}

				if (shardId !== undefined && answer.isDrained) {
					paceOf(shardId).throttled(now, answer.accepted === 0);
				} else {
					paces.get(shardId ?? '')?.relaxed();
					isMustRest ||= answer.throttled > 0;
				}
			}

			return {throttled, mustRest: isMustRest};
		},
	};
};
