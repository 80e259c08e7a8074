import {PUT_RECORDS_MAX_RECORDS} from '../../service/limits.js';
import {isAfter} from '../../service/sequence-order.js';
import type {PutOutcome} from './put-call.js';

/**
How many records of one partition key may share a PutRecords call.

With one, order per key is certain: the next record goes when the one before it is accepted. But with few busy keys, each round trip then carries only as many records as there are keys. With more, order holds as long as a shard refuses only the last records of a call, as a rate limit does; PutRecords itself promises no order. So it begins with one, grows when keys are too few and the answers prove it safe, and falls back to one as soon as an answer shows a gap.
*/
export type RunLength = {
	readonly limit: number;
	/**
	`shardIds` has the shard of each entry, if known. `isCutShort`: keys had more records than fit into the call.
	*/
	answered(outcomes: readonly PutOutcome[], shardIds: ReadonlyArray<string | undefined>, isCutShort: boolean): void;
};

const GROWTH = 8;

/**
Calls in a row that must show no gap before the limit grows, the first time and after that; the first time they must not have refused a record either. An endpoint that refuses records at random in one call of twenty passes with a chance of 0.95^150, 1 in 2,000.
*/
const FIRST_PROOF_CALLS = 150;
const NEXT_PROOF_CALLS = 15;

/**
Each gap multiplies the first proof by this.
*/
const DOUBT = 4;

type TakenByShard = {
	readonly shardId: string;
	lastNumber: string | undefined;
};

/**
Whether one shard took a record although it had refused an earlier one of the same call, or gave two of them numbers against their order.
*/
export const hasGap = (outcomes: readonly PutOutcome[], shardIds: ReadonlyArray<string | undefined>): boolean => {
	const refusing = new Set<string | undefined>();
	const taken = new Map<string, TakenByShard>();
	let shard: TakenByShard | undefined;
	for (const [index, outcome] of outcomes.entries()) {
		if (outcome.type !== 'accepted') {
			refusing.add(shardIds[index]);
			continue;
		}

		const {shardId, sequenceNumber} = outcome;
		// Records of one shard mostly follow each other.
		if (shard?.shardId !== shardId) {
			shard = taken.get(shardId) ?? {shardId, lastNumber: undefined};
			taken.set(shardId, shard);
		}

		const isRefusing = refusing.size > 0 && (refusing.has(shardId) || refusing.has(undefined));
		if (isRefusing || (shard.lastNumber !== undefined && !isAfter(sequenceNumber, shard.lastNumber))) {
			return true;
		}

		shard.lastNumber = sequenceNumber;
	}

	return false;
};

export const createRunLength = (): RunLength => {
	let limit = 1;
	let provenCalls = 0;
	let firstProofCalls = FIRST_PROOF_CALLS;

	return {
		get limit() {
			return limit;
		},
		answered(outcomes, shardIds, isCutShort) {
			if (hasGap(outcomes, shardIds)) {
				limit = 1;
				provenCalls = 0;
				firstProofCalls *= DOUBT;
				return;
			}

			// A small call shows no gap even where records are refused at random: only calls that took all begin the proof.
			if (limit === 1 && outcomes.some(({type}) => type !== 'accepted')) {
				provenCalls = 0;
				return;
			}

			provenCalls += isCutShort && outcomes.length > 1 ? 1 : 0;
			if (!(provenCalls >= (limit === 1 ? firstProofCalls : NEXT_PROOF_CALLS))) {
				return;
			}

			limit = Math.min(limit * GROWTH, PUT_RECORDS_MAX_RECORDS);
			provenCalls = 0;
		},
	};
};
