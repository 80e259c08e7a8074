import {expect, test} from 'vitest';
import type {PutOutcome} from '../../../source/kinesis/producing/put-call.js';
import {createRunLength, hasGap, type RunLength} from '../../../source/kinesis/producing/run-length.js';

// The letters of a call's answer: the shard in the letter's case; + accepted, − refused.
const answerOf = (text: string) => {
	const words = text.split(' ');
	const outcomes = words.map((word, index): PutOutcome => word.endsWith('+')
		? {type: 'accepted', shardId: word[0]!, sequenceNumber: String(100 + index)}
		: {type: 'throttled', shardId: word[0]});
	return [outcomes, words.map(word => word.startsWith('?') ? undefined : word[0])] as const;
};

test.each([
	['all accepted', 'A+ A+ B+', false],
	['a rate limit refuses the end', 'A+ A- A- A-', false],
	['one shard is drained, another is not', 'A- B+ A- B+', false],
	['a later record of the same shard got through', 'A- A+', true],
	['a record of an unknown shard was refused', '?- A+', true],
])('hasGap: %s', (_name, text, expected) => {
	expect(hasGap(...answerOf(text))).toBe(expected);
});

test('hasGap: sequence numbers against the order of the call', () => {
	const accepted = (sequenceNumber: string): PutOutcome => ({type: 'accepted', shardId: 'A', sequenceNumber});
	expect(hasGap([accepted('99'), accepted('100')], ['A', 'A'])).toBe(false);
	expect(hasGap([accepted('100'), accepted('99')], ['A', 'A'])).toBe(true);
	expect(hasGap([accepted('100'), {type: 'accepted', shardId: 'B', sequenceNumber: '5'}, accepted('99')], ['A', 'B', 'A'])).toBe(true);
	expect(hasGap([accepted('100'), {type: 'accepted', shardId: 'B', sequenceNumber: '5'}], ['A', 'B'])).toBe(false);
});

const answer = (runs: RunLength, text: string, times: number, isCutShort = true) => {
	for (let call = 0; call < times; call++) {
		runs.answered(...answerOf(text), isCutShort);
	}
};

test('runs begin with one record, grow with the proof that it is safe, and end with a gap', () => {
	const runs = createRunLength();
	answer(runs, 'A+ A+', 149);
	expect(runs.limit).toBe(1);
	answer(runs, 'A+ A+', 1);
	expect(runs.limit).toBe(8);
	answer(runs, 'A+ A-', 5000);
	expect(runs.limit).toBe(500);
	answer(runs, 'A- A+', 1);
	expect(runs.limit).toBe(1);
	answer(runs, 'A+ A+', 599);
	expect(runs.limit).toBe(1);
	answer(runs, 'A+ A+', 1);
	expect(runs.limit).toBe(8);
});

test('the first proof begins again with each record that is refused', () => {
	const runs = createRunLength();
	answer(runs, 'A+ A+', 149);
	answer(runs, 'A+ A-', 1);
	answer(runs, 'A+ A+', 149);
	expect(runs.limit).toBe(1);
	answer(runs, 'A+ A+', 1);
	expect(runs.limit).toBe(8);
});

test('runs do not grow while there are keys enough', () => {
	const runs = createRunLength();
	answer(runs, 'A+ A+', 5000, false);
	expect(runs.limit).toBe(1);
});

test('a call of one record proves nothing', () => {
	const runs = createRunLength();
	answer(runs, 'A+', 5000);
	expect(runs.limit).toBe(1);
});
