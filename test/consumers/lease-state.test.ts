import {expect, test} from 'vitest';
import {leaseVerdict, remember, type LeaseFacts} from '../../source/consumers/lease-state.js';
import {readLease, type Lease} from '../../source/consumers/lease.js';
import {leaseRow, sequenceNumber} from '../helpers/lease-rows.js';

const NOON = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;

const checkpointAt = (at: number): string => sequenceNumber(3, NOON - (30 * HOUR), at);

const lease = (changes: Partial<Parameters<typeof leaseRow>[0]> = {}): Lease =>
	readLease(leaseRow({
		shard: 3, checkpoint: checkpointAt(NOON), owner: 'worker-1', counter: 5, ...changes,
	})) as Lease;

/**
What two scans say, so many seconds apart.
*/
const after = (first: Lease, second: Lease, seconds: number, facts: Partial<LeaseFacts> = {}) => {
	const at = NOON + (seconds * 1000);
	return leaseVerdict({
		lease: second,
		memory: remember(remember(undefined, first, NOON), second, at),
		at,
		lagMilliseconds: 1000,
		ahead: 'yes',
		isParentUnfinished: false,
		isListed: true,
		isOwnerAlive: false,
		retentionMilliseconds: 24 * HOUR,
		...facts,
	});
};

const renewed = lease({counter: 6});
const movedOn = lease({counter: 6, checkpoint: checkpointAt(NOON + 5000)});

test.each([
	['the counter and the checkpoint move', movedOn, 10, {}, 'ok'],
	['the counter stands for less than the failover time', lease(), 9, {}, 'ok'],
	['the counter stands over two scans', lease(), 10, {}, 'dead-worker'],
	['the counter stands, and the worker renewed another lease', lease(), 10, {isOwnerAlive: true}, 'ok'],
	['the worker is another one, with the same counter', lease({owner: 'worker-2'}), 10, {}, 'ok'],
	['nobody holds it', lease({owner: undefined, counter: 6}), 10, {}, 'unowned'],
	['the checkpoint stands for less than a minute', renewed, 59, {}, 'ok'],
	['the checkpoint stands, and there are records ahead', renewed, 60, {}, 'stuck'],
	['the checkpoint stands, and there is no record ahead', renewed, 600, {ahead: 'no', lagMilliseconds: 0}, 'ok'],
	['the checkpoint stands, and nobody knows whether there is a record ahead', renewed, 600, {ahead: 'unknown'}, 'ok'],
	['it moves, and is more than a minute behind', movedOn, 10, {lagMilliseconds: 61_000}, 'behind'],
	['it is at its end', lease({checkpoint: 'SHARD_END', counter: 5}), 10, {isListed: false}, 'finished'],
	['it has not begun, and its parent is not finished', lease({checkpoint: 'TRIM_HORIZON', counter: 6}), 10, {isParentUnfinished: true, lagMilliseconds: undefined}, 'waits-for-parent'],
	['nobody holds it yet, and its parent is not finished', lease({checkpoint: 'TRIM_HORIZON', owner: undefined}), 10, {isParentUnfinished: true, lagMilliseconds: undefined}, 'waits-for-parent'],
	['it has begun after its parent', lease({checkpoint: 'TRIM_HORIZON', counter: 6}), 10, {lagMilliseconds: undefined}, 'ok'],
	['it is behind by half of the retention', movedOn, 10, {lagMilliseconds: 12 * HOUR}, 'behind'],
	['it is behind by more than half of the retention', movedOn, 10, {lagMilliseconds: (12 * HOUR) + 1}, 'will-lose-data'],
	['its age is more than half of the retention, and it is at the end of a quiet shard', movedOn, 10, {lagMilliseconds: 13 * HOUR, ahead: 'no'}, 'ok'],
	['it is behind by more than the retention', movedOn, 10, {lagMilliseconds: (24 * HOUR) + 1}, 'lost'],
	['the service does not list its shard any more', movedOn, 10, {isListed: false}, 'lost'],
	['it has not begun, and the service does not list its shard any more', lease({checkpoint: 'TRIM_HORIZON', counter: 6}), 10, {isListed: false, isParentUnfinished: true, lagMilliseconds: undefined}, 'lost'],
] as const)('%s', (_what, second, seconds, facts, state) => {
	expect(after(lease(), second, seconds, facts).state).toBe(state);
});

test('why data will be lost is said too', () => {
	expect(after(lease(), lease(), 10, {lagMilliseconds: 20 * HOUR})).toEqual({state: 'will-lose-data', cause: 'dead-worker', retentionShare: 20 / 24});
});

test('an application that makes a checkpoint every five minutes is not stuck between two of them', () => {
	const second = lease({counter: 6, checkpoint: checkpointAt(NOON + 5000)});
	const first = remember(undefined, lease(), NOON);
	const moved = remember(first, second, NOON + 300_000);
	const standing = remember(moved, lease({counter: 7, checkpoint: second.checkpoint}), NOON + 599_000);
	const facts = {
		lease: second, lagMilliseconds: 1000, ahead: 'yes', isParentUnfinished: false, isListed: true, isOwnerAlive: true, retentionMilliseconds: 24 * HOUR,
	} as const;
	expect(leaseVerdict({...facts, memory: standing, at: NOON + 899_000}).state).toBe('ok');
	expect(leaseVerdict({...facts, memory: standing, at: NOON + 901_000}).state).toBe('stuck');
});
