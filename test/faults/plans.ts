import {faultKinds, type FaultKind} from '../../source/local/faults/faults.js';
import type {FaultRun} from './fault-run.js';
import type {Writing} from './written.js';

/**
One reshard after the other, from one shard.
*/
export const SHARD_COUNTS = [2, 4, 3, 2, 1, 2];

/**
Each of them closes at least one shard.
*/
export const LEAST_ENDED_SHARDS = SHARD_COUNTS.length;

/**
Each kind of fault alone, and all together.
*/
export const faultPlans: ReadonlyArray<readonly [name: string, kinds: readonly FaultKind[]]> = [
	['no faults', []],
	...faultKinds.map(kind => [kind, [kind]] as const),
	['all faults', faultKinds],
];

/**
How often records may stand in the stream twice: after a kind of fault that loses an answer, as often as the producer says; else never.
*/
const allowedCopies = (kinds: readonly FaultKind[], writing: Writing): number =>
	kinds.includes('truncate') || kinds.includes('lost-response') ? writing.sum('possibleDuplicates') : 0;

/**
What a run does not prove; empty when every accepted record was read, in order per key, and doubled only where an answer was lost.
*/
export const problemsOf = (kinds: readonly FaultKind[], records: number, {writing, reading}: FaultRun): string[] => {
	const isFaulty = kinds.some(kind => kind !== 'slow');
	const checks: ReadonlyArray<readonly [isRight: boolean, problem: string]> = [
		[writing.acceptedRecords >= records, `accepted only ${writing.acceptedRecords} of ${records}`],
		[writing.sum('accepted') === writing.acceptedRecords, `counted ${writing.sum('accepted')} as accepted, answered ${writing.acceptedRecords}`],
		[writing.sum('refused') + writing.sum('unanswered') === 0, `refused ${writing.sum('refused')}, unanswered ${writing.sum('unanswered')}`],
		[reading.hasRead(writing.accepted), `read ${reading.records} of ${writing.acceptedRecords}, or others`],
		[reading.readTwice === 0, `handed out ${reading.readTwice} twice`],
		[reading.disordered === 0, `${reading.disordered} out of order`],
		[reading.copies <= allowedCopies(kinds, writing), `${reading.copies} doubled, ${writing.sum('possibleDuplicates')} reported`],
		[reading.endedShards >= LEAST_ENDED_SHARDS, `only ${reading.endedShards} shards ended`],
		[(reading.backedOff + writing.sum('retried') > 0) === isFaulty, isFaulty ? 'no fault struck' : 'a call failed without a fault'],
	];
	return checks.filter(([isRight]) => !isRight).map(([, problem]) => problem);
};
