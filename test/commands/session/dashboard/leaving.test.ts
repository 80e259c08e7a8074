import {expect, test} from 'vitest';
import {createLeaving, leftStreams} from '../../../../source/commands/session/dashboard/leaving.js';
import type {SessionSummary} from '../../../../source/monitor/session-summary.js';
import type {StreamSession} from '../../../../source/commands/session/stream-session.js';
import {systemClock} from '../../../../source/time/clock.js';
import {createStream} from '../../../../source/kinesis/streams/stream.js';
import {startEmbedded} from '../../../helpers/embedded.js';
import {costOf} from '../../../monitor/cost/fixtures.js';

const cost = costOf();

const visit = (streamName: string, changes: Partial<SessionSummary> = {}): SessionSummary => ({
	streamName,
	region: 'us-east-1',
	endpoint: undefined,
	isEmbedded: false,
	durationMilliseconds: 0,
	totals: {
		sent: 0, accepted: 0, acceptedBytes: 0, throttled: 0, retried: 0, refused: 0, possibleDuplicates: 0, unanswered: 0,
	},
	read: 0,
	isStreamLeft: true,
	proof: undefined,
	leftovers: [],
	cost,
	...changes,
});

test.each<[string, readonly SessionSummary[], readonly string[]]>([
	['created here, and still there', [visit('a')], ['a']],
	['created by somebody else', [visit('a', {cost: {...cost, isOwn: false}})], []],
	['gone again', [visit('a', {isStreamLeft: false})], []],
	['nobody is charged: an emulator', [visit('a', {cost: {...cost, isOnAws: false}})], []],
	['created in an earlier visit', [visit('a'), visit('b', {cost: {...cost, isOwn: false}})], ['a']],
	['created in an earlier visit, and seen in this one', [visit('a'), visit('b', {cost: undefined}), visit('a', {cost: {...cost, isOwn: false}})], ['a']],
	['created in an earlier visit, and gone in this one', [visit('a'), visit('a', {isStreamLeft: false, cost: {...cost, isOwn: false}})], []],
])('%s', (_, visits, expected) => {
	expect(leftStreams(visits).map(({streamName}) => streamName)).toEqual(expected);
});

test('a stream that the session is no longer at is torn down, and counted as left no more', async () => {
	await using kinesis = await startEmbedded();
	await createStream(kinesis.connection, 'a', 1);
	const past = [{
		summary: visit('a'),
		context: {
			connection: kinesis.connection, streamName: 'a', clock: systemClock, signal: new AbortController().signal,
		},
	}];
	const now = visit('b', {cost: {...cost, isOwn: false}});
	const session = {
		past,
		visits: [{monitor: {look: () => ({state: {streamName: 'b', region: 'us-east-1'}})}}],
		summaries: () => [...past.map(({summary}) => summary), now],
	} as unknown as StreamSession;
	const leaving = createLeaving(session);
	const [stream] = leaving.left();
	expect(stream).toEqual({streamName: 'a', cost: {perHour: 0.03, region: 'us-east-1', prices: cost.prices}});
	expect(await leaving.tearDown(stream!)).toBeUndefined();
	expect(leaving.left()).toEqual([]);
	// It is gone: a second time there is nothing to tear down.
	expect(await leaving.tearDown(stream!)).toContain('There is no stream “a”');
});
