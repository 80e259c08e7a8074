import {expect, test} from 'vitest';
import {summarize} from '../../source/monitor/session-summary.js';
import {snapshotOf} from '../actions/fixtures.js';
import {summaryOf} from './fixtures.js';

const summaryFor = (snapshot: ReturnType<typeof snapshotOf>) => summarize({...snapshot, ...snapshot.producer}, 1000, {leftovers: ['a consumer is left'], hasActed: true});

test('how long, what was read and put, and what could not be undone', () => {
	const snapshot = snapshotOf();
	expect(summaryFor({...snapshot, at: 61_000, feed: {...snapshot.feed, totalRecords: 7}})).toMatchObject({
		streamName: 'clickstream-lab', durationMilliseconds: 60_000, read: 7, totals: {sent: 0}, leftovers: ['a consumer is left'], hasActed: true, isSample: undefined,
	});
	expect(summaryFor({...snapshot, reading: {...snapshot.reading, hasSkipped: true}}).isSample).toBe(true);
});

test('a stream is left unless it is gone or going', () => {
	expect(summaryFor(snapshotOf()).isStreamLeft).toBe(true);
	const going = snapshotOf({stream: summaryOf({status: 'DELETING'})});
	expect(summaryFor(going).isStreamLeft).toBe(false);
	expect(summaryFor(snapshotOf({stream: undefined})).isStreamLeft).toBe(false);
});
