import {RegisterStreamConsumerCommand} from '@aws-sdk/client-kinesis';
import {describe, expect, test} from 'vitest';
import {
	preflightLines,
	preflightOfState,
	readPreflight,
	type Preflight,
} from '../../../source/actions/streams/preflight.js';
import {waitUntilActive} from '../../../source/kinesis/streams/waiting.js';
import {interposed, startHeadless} from '../../helpers/headless.js';
import {freshState, shardOf, summaryOf} from '../../monitor/fixtures.js';

const preflight: Preflight = {
	streamName: 's', place: 'eu-west-1', createdAt: Date.UTC(2026, 0, 2), openShardCount: 1, closedShardCount: 0, retentionHours: 24, consumerCount: 0, consumerNames: [],
};

describe('what a tear-down takes with it, for a person', () => {
	test.each<[Partial<Preflight>, readonly string[]]>([
		[{}, ['stream “s” (eu-west-1), created 2026-01-02T00:00:00.000Z', '1 open shard', 'all records of the last 24 hours']],
		[{openShardCount: 3, closedShardCount: 1, retentionHours: 8760}, ['stream “s” (eu-west-1), created 2026-01-02T00:00:00.000Z', '3 open shards and 1 closed shard', 'all records of the last 8,760 hours']],
		[{consumerCount: 2}, ['stream “s” (eu-west-1), created 2026-01-02T00:00:00.000Z', '1 open shard', 'all records of the last 24 hours', '2 fan-out consumers']],
		[{consumerCount: 2, consumerNames: ['a', 'b']}, ['stream “s” (eu-west-1), created 2026-01-02T00:00:00.000Z', '1 open shard', 'all records of the last 24 hours', '2 fan-out consumers: a, b']],
	])('%j', (fields, lines) => {
		expect(preflightLines({...preflight, ...fields})).toEqual(lines);
	});
});

describe('from what the monitor knows', () => {
	test('without a stream there is nothing to lose', () => {
		expect(preflightOfState(freshState())).toBeUndefined();
	});

	test('consumers are counted, and not yet known by name', () => {
		const state = freshState({
			stream: summaryOf({openShardCount: 2, consumerCount: 3}),
			shards: [shardOf(0, {endingSequenceNumber: '9'}), shardOf(1), shardOf(2)],
		});
		expect(preflightOfState(state)).toEqual({
			streamName: 'clickstream-lab', place: 'us-east-1', createdAt: 1000, openShardCount: 2, closedShardCount: 1, retentionHours: 24, consumerCount: 3, consumerNames: [],
		});
	});
});

describe('from the service', () => {
	test('who may not list consumers is not stopped by a stream that has none', async () => {
		const {context} = await startHeadless();
		const denied = interposed(context, 'ListStreamConsumers', async () => {
			throw new Error('called');
		});
		expect(await readPreflight(denied)).toMatchObject({consumerCount: 0, consumerNames: []});
	});

	// The summary's count lags behind the list.
	test('every consumer is named, and counts', async () => {
		const {kinesis, context} = await startHeadless();
		const {arn} = await waitUntilActive(context.connection, 's', context);
		for (const name of ['analytics', 'billing']) {
			await kinesis.sdk.send(new RegisterStreamConsumerCommand({StreamARN: arn, ConsumerName: name}));
		}

		const lagging = interposed(context, 'DescribeStreamSummary', async call => {
			const answer = await call() as {readonly StreamDescriptionSummary: Record<string, unknown>};
			return {...answer, StreamDescriptionSummary: {...answer.StreamDescriptionSummary, ConsumerCount: 1}};
		});
		expect(await readPreflight(lagging)).toMatchObject({consumerCount: 2, consumerNames: ['analytics', 'billing']});
	});
});
