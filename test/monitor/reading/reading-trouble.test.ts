import {expect, test} from 'vitest';
import type {ReadEvent} from '../../../source/service/read-event.js';
import {createReadingTrouble} from '../../../source/monitor/reading/reading-trouble.js';

const backingOff = (shardId: string, reason: (ReadEvent & {type: 'backing-off'})['reason']): ReadEvent => ({
	type: 'backing-off', shardId, reason, message: reason, retryInMs: 1000,
});
const batch = (shardId: string): ReadEvent => ({
	type: 'batch', shardId, records: [], millisBehindLatest: 0, receivedAt: 0,
});

test.each<[string, ReadEvent[], string[]]>([
	['throttling and outages pass: they only show in the shard table', [backingOff('a', 'throttled'), backingOff('a', 'unreachable'), backingOff('a', 'service-error'), backingOff('a', 'expired-iterator')], []],
	['missing permission needs a person', [backingOff('a', 'denied')], ['problem reading-denied']],
	['the last shard that reads again ends it', [backingOff('a', 'credentials'), backingOff('b', 'credentials'), batch('a'), batch('b'), batch('b')], ['problem reading-credentials', 'problem reading-credentials', 'cleared reading-credentials']],
	['a shard that ends is no trouble any more', [backingOff('a', 'denied'), {type: 'shard-ended', shardId: 'a', childShardIds: []}], ['problem reading-denied', 'cleared reading-denied']],
	['nor is one of a stream that is gone', [backingOff('a', 'denied'), backingOff('b', 'denied'), {type: 'stream-deleted'}], ['problem reading-denied', 'problem reading-denied', 'cleared reading-denied']],
])('%s', (_, events, expected) => {
	const heard: string[] = [];
	const trouble = createReadingTrouble({
		onProblem({code}) {
			heard.push(`problem ${code}`);
		},
		onCleared(code) {
			heard.push(`cleared ${code}`);
		},
	});
	for (const event of events) {
		trouble.note(event);
	}

	expect(heard).toEqual(expected);
});
