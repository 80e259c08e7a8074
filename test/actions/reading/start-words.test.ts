import {expect, test} from 'vitest';
import {startWords} from '../../../source/actions/reading/start-words.js';
import type {StartPosition} from '../../../source/service/reading-start.js';

const at = (hours: number, day = 31) => new Date(2026, 0, day, hours, 3, 7).getTime();

test.each<[StartPosition, string]>([
	[{type: 'latest'}, 'from the latest record'],
	[{type: 'trim-horizon'}, 'from the oldest record'],
	[{type: 'at-timestamp', timestamp: at(9)}, 'from 09:03:07'],
	[{type: 'at-timestamp', timestamp: at(9, 3)}, 'from 2026-01-03 09:03:07'],
	[{type: 'at-sequence-number', shardId: 'shardId-000000000004', sequenceNumber: '123456789012'}, 'from record 123456789012 of shard 4'],
	[{type: 'after-sequence-number', shardId: 'shardId-000000000004', sequenceNumber: '1234567890123'}, 'from record …4567890123 of shard 4'],
])('%o: %s', (from, words) => {
	expect(startWords(from, at(23))).toBe(words);
});
