import {faultKinds, type FaultKind} from '../../source/local/faults.js';
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
export const allowedCopies = (kinds: readonly FaultKind[], writing: Writing): number =>
	kinds.includes('truncate') || kinds.includes('lost-response') ? writing.sum('possibleDuplicates') : 0;
