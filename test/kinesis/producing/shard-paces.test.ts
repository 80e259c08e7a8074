import {expect, test} from 'vitest';
import type {PutOutcome} from '../../../source/kinesis/producing/put-call.js';
import {createShardPaces} from '../../../source/kinesis/producing/shard-paces.js';

const outcomes: Readonly<Record<string, PutOutcome>> = {
	accepted: {type: 'accepted', shardId: 'A', sequenceNumber: '1'},
	throttled: {type: 'throttled', shardId: 'A'},
	failed: {type: 'failed'},
	lost: {type: 'lost'},
};

/**
An answer as `accepted A, throttled B`; a record without a shard is of an unknown one.
*/
const enter = (paces: ReturnType<typeof createShardPaces>, answer: string, now = 0) => {
	const entries = answer.split(', ').map(entry => entry.split(' '));
	const {throttled, mustRest} = paces.enter(entries.map(([type]) => outcomes[type!]!), entries.map(([, shardId]) => shardId), now);
	return {throttled: Object.fromEntries(throttled.entries().map(([shardId, records]) => [String(shardId), records])), mustRest};
};

const start = () => createShardPaces(() => 1);

test.each([
	['accepted A, accepted B', {}, false, ''],
	['failed A, lost A', {}, false, ''],
	['accepted A, throttled A', {A: 1}, false, 'A'],
	['throttled A, throttled B, accepted B, throttled A, throttled B', {A: 2, B: 2}, false, 'A B'],
	// The shard took later records, so it is not full, and nothing holds the record back.
	['throttled A, accepted A', {A: 1}, true, ''],
	['throttled A, accepted A, failed A, throttled B', {A: 1, B: 1}, true, 'B'],
	['throttled', {undefined: 1}, true, ''],
	['throttled A, failed A', {A: 1}, false, 'A'],
])('%s: %j throttled', (answer, throttled, mustRest, paced) => {
	const paces = start();
	expect(enter(paces, answer)).toEqual({throttled, mustRest});
	expect(['A', 'B'].filter(shardId => paces.of(shardId) !== undefined).join(' ')).toBe(paced);
});

test('a shard that took some waits for the next step; one that took nothing waits longer from time to time, until it takes everything', () => {
	const paces = start();
	const waitAfter = (answer: string, now: number) => {
		enter(paces, answer, now);
		return paces.of('A')!.readyAt(now) - now;
	};

	expect(waitAfter('accepted A, throttled A', 0)).toBe(50);
	expect(waitAfter('throttled A', 1000)).toBe(150);
	expect(waitAfter('throttled A', 2000)).toBe(250);
	enter(paces, 'accepted A', 2500);
	expect(waitAfter('throttled A', 3000)).toBe(150);
});
