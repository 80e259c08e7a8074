/* eslint unicorn/max-nested-calls: 'off' -- the outcome of sending a command is one thought */
import {
	DeregisterStreamConsumerCommand,
	ListStreamConsumersCommand,
	RegisterStreamConsumerCommand,
	SubscribeToShardCommand,
	type SubscribeToShardEvent,
	type SubscribeToShardEventStream,
} from '@aws-sdk/client-kinesis';
import type {Check} from './check.js';
import {outcome, type Lab} from './lab.js';

const FIRST_SHARD = 'shardId-000000000000';

const PATIENCE_MILLISECONDS = 3000;

const subscribe = async ({sdk}: Lab, consumerArn: string, signal?: AbortSignal) => {
	const {EventStream: events} = await sdk.send(new SubscribeToShardCommand({ConsumerARN: consumerArn, ShardId: FIRST_SHARD, StartingPosition: {Type: 'TRIM_HORIZON'}}), {abortSignal: signal});
	return events!;
};

/**
The events until one says so, or `undefined` when the stream went on for too long.
*/
const eventsUntil = async (events: AsyncIterable<SubscribeToShardEventStream>, isLast: (event: SubscribeToShardEvent) => boolean): Promise<SubscribeToShardEvent[]> => {
	const received: SubscribeToShardEvent[] = [];
	for await (const {SubscribeToShardEvent: event} of events) {
		received.push(event!);
		if (isLast(event!)) {
			break;
		}
	}

	return received;
};

export const consumerChecks: readonly Check[] = [
	{
		rule: 'consumers of one stream are listed by pages',
		source: 'B ListStreamConsumers',
		async observe({sdk, arn, create, register}) {
			await create();
			await register('a');
			await register('b');
			const first = await sdk.send(new ListStreamConsumersCommand({StreamARN: arn, MaxResults: 1}));
			const rest = await sdk.send(new ListStreamConsumersCommand({StreamARN: arn, NextToken: first.NextToken}));
			return [first, rest].map(({Consumers: consumers}) => consumers!.map(consumer => consumer.ConsumerName));
		},
		expected: [['a'], ['b']],
	},
	{
		rule: 'a second consumer of the same name is refused',
		source: 'B RegisterStreamConsumer',
		async observe({sdk, arn, create, register}) {
			await create();
			await register('a');
			return outcome(sdk.send(new RegisterStreamConsumerCommand({StreamARN: arn, ConsumerName: 'a'})));
		},
		expected: 'ResourceInUseException',
	},
	{
		rule: 'a consumer is deregistered by stream and name as well as by ARN',
		source: 'B DeregisterStreamConsumer',
		async observe({sdk, arn, create, register}) {
			await create();
			const first = await register('a');
			await register('b');
			return [
				await outcome(sdk.send(new DeregisterStreamConsumerCommand({ConsumerARN: first}))),
				await outcome(sdk.send(new DeregisterStreamConsumerCommand({StreamARN: arn, ConsumerName: 'b'}))),
			];
		},
		expected: ['accepted', 'accepted'],
	},
	{
		rule: 'a subscription gives the records and where to go on',
		source: 'B SubscribeToShard, SubscribeToShardEvent',
		async observe(lab) {
			await lab.create();
			const consumerArn = await lab.register('a');
			const put = await lab.put('x', 'y');
			const abort = new AbortController();
			const received = await eventsUntil(await subscribe(lab, consumerArn, abort.signal), event => event.Records!.at(-1)?.PartitionKey === 'y');
			abort.abort();
			const records = received.flatMap(event => event.Records!);
			return {
				keys: records.map(record => record.PartitionKey),
				numbers: records.every((record, index) => record.SequenceNumber === put[index]!.sequenceNumber),
				goesOnAfterThem: BigInt(received.at(-1)!.ContinuationSequenceNumber!) >= BigInt(put[1]!.sequenceNumber),
			};
		},
		expected: {keys: ['x', 'y'], numbers: true, goesOnAfterThem: true},
	},
	{
		rule: 'a subscription of a closed shard ends, and its last event names the children',
		source: 'B SubscribeToShardEvent, ChildShards',
		async observe(lab) {
			await lab.create();
			await lab.put('x');
			await lab.scale(2);
			const consumerArn = await lab.register('a');
			const abort = new AbortController();
			// Patience only for a peer that never ends it.
			const timer = setTimeout(() => {
				abort.abort();
			}, PATIENCE_MILLISECONDS);
			try {
				const received = await eventsUntil(await subscribe(lab, consumerArn, abort.signal), () => false);
				return {isAtItsEnd: true, children: received.at(-1)!.ChildShards?.map(child => child.ShardId)};
			} catch {
				return {isAtItsEnd: false};
			} finally {
				clearTimeout(timer);
			}
		},
		expected: {isAtItsEnd: true, children: ['shardId-000000000001', 'shardId-000000000002']},
	},
	{
		rule: 'a second subscription within 5 seconds is refused',
		source: 'B SubscribeToShard',
		async observe(lab) {
			await lab.create();
			const consumerArn = await lab.register('a');
			const abort = new AbortController();
			await subscribe(lab, consumerArn, abort.signal);
			const second = await outcome(subscribe(lab, consumerArn, abort.signal));
			abort.abort();
			return second;
		},
		expected: 'ResourceInUseException',
	},
	{
		rule: 'a consumer that is not there is ResourceNotFoundException',
		source: 'B SubscribeToShard',
		async observe(lab) {
			await lab.create();
			return outcome(subscribe(lab, `${lab.arn}/consumer/none:1700000000`));
		},
		expected: 'ResourceNotFoundException',
	},
];
