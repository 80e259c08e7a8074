/* eslint unicorn/max-nested-calls: 'off' -- the outcome of sending a command is one thought */
import {
	AddTagsToStreamCommand,
	CreateStreamCommand,
	DecreaseStreamRetentionPeriodCommand,
	DeleteStreamCommand,
	DescribeLimitsCommand,
	DescribeStreamCommand,
	DescribeStreamSummaryCommand,
	IncreaseStreamRetentionPeriodCommand,
	ListStreamsCommand,
	ListTagsForStreamCommand,
	UpdateMaxRecordSizeCommand,
	UpdateShardCountCommand,
	UpdateStreamModeCommand,
} from '@aws-sdk/client-kinesis';
import type {Check} from './check.js';
import {outcome} from './lab.js';

export const streamChecks: readonly Check[] = [
	{
		rule: 'a new stream is PROVISIONED, unencrypted, and keeps records for 24 hours and up to 1 MiB',
		source: 'B CreateStream, StreamDescriptionSummary',
		async observe({sdk, name, create}) {
			await create(3);
			const {StreamDescriptionSummary: summary} = await sdk.send(new DescribeStreamSummaryCommand({StreamName: name}));
			const {StreamModeDetails: mode, EncryptionType: encryption, RetentionPeriodHours: hours, OpenShardCount: shards, ConsumerCount: consumers, MaxRecordSizeInKiB: size} = summary!;
			return {
				mode, encryption, hours, shards, consumers, size,
			};
		},
		expected: {
			mode: {StreamMode: 'PROVISIONED'}, encryption: 'NONE', hours: 24, shards: 3, consumers: 0, size: 1024,
		},
	},
	{
		rule: 'a second stream of the same name is refused',
		source: 'B CreateStream',
		async observe({sdk, name, create}) {
			await create();
			return outcome(sdk.send(new CreateStreamCommand({StreamName: name, ShardCount: 1})));
		},
		expected: 'ResourceInUseException',
	},
	{
		rule: 'a provisioned stream without a shard count is refused',
		source: 'B CreateStream',
		observe: async ({sdk, name}) => outcome(sdk.send(new CreateStreamCommand({StreamName: name, StreamModeDetails: {StreamMode: 'PROVISIONED'}}))),
		expected: 'ValidationException',
	},
	{
		rule: 'a stream of no shards is refused',
		source: 'B CreateStream, PositiveIntegerObject',
		observe: async ({sdk, name}) => outcome(sdk.send(new CreateStreamCommand({StreamName: name, ShardCount: 0}))),
		expected: 'ValidationException',
	},
	{
		rule: 'a name with other characters than letters, digits, dot, dash and underscore is refused',
		source: 'B StreamName',
		observe: async ({sdk}) => outcome(sdk.send(new CreateStreamCommand({StreamName: 'no spaces', ShardCount: 1}))),
		expected: 'ValidationException',
	},
	{
		rule: 'a stream that is not there is ResourceNotFoundException',
		source: 'B DescribeStreamSummary',
		observe: async ({sdk, name}) => outcome(sdk.send(new DescribeStreamSummaryCommand({StreamName: name}))),
		expected: 'ResourceNotFoundException',
	},
	{
		rule: 'DescribeStream pages its shards after ExclusiveStartShardId',
		source: 'B DescribeStream',
		async observe({sdk, name, create}) {
			await create(3);
			const first = await sdk.send(new DescribeStreamCommand({StreamName: name, Limit: 2}));
			const rest = await sdk.send(new DescribeStreamCommand({StreamName: name, ExclusiveStartShardId: 'shardId-000000000001'}));
			return [first, rest].map(({StreamDescription: description}) => [description!.Shards!.map(shard => shard.ShardId), description!.HasMoreShards]);
		},
		expected: [[['shardId-000000000000', 'shardId-000000000001'], true], [['shardId-000000000002'], false]],
	},
	{
		rule: 'ListStreams gives a summary of each stream, and pages by NextToken',
		source: 'B ListStreams',
		async observe({sdk, name, create}) {
			await create();
			await sdk.send(new CreateStreamCommand({StreamName: `${name}-b`, ShardCount: 1}));
			await sdk.send(new CreateStreamCommand({StreamName: `before-${name}`, ShardCount: 1}));
			const first = await sdk.send(new ListStreamsCommand({Limit: 1, ExclusiveStartStreamName: name.slice(0, -1)}));
			const second = await sdk.send(new ListStreamsCommand({Limit: 1, NextToken: first.NextToken}));
			return {
				startsAfterTheName: first.StreamNames![0] === name,
				hasMore: first.HasMoreStreams,
				summary: first.StreamSummaries?.[0]?.StreamStatus ?? 'none',
				goesOnAfterTheToken: second.StreamNames![0] === `${name}-b`,
			};
		},
		expected: {
			startsAfterTheName: true, hasMore: true, summary: 'ACTIVE', goesOnAfterTheToken: true,
		},
	},
	{
		rule: 'UpdateShardCount over double the open shards is a LimitExceededException',
		source: 'B UpdateShardCount',
		async observe({sdk, name, create}) {
			await create(2);
			return outcome(sdk.send(new UpdateShardCountCommand({StreamName: name, TargetShardCount: 5, ScalingType: 'UNIFORM_SCALING'})));
		},
		expected: 'LimitExceededException',
	},
	{
		rule: 'UpdateShardCount below half of the open shards is a LimitExceededException',
		source: 'B UpdateShardCount',
		async observe({sdk, name, create}) {
			await create(3);
			return outcome(sdk.send(new UpdateShardCountCommand({StreamName: name, TargetShardCount: 1, ScalingType: 'UNIFORM_SCALING'})));
		},
		expected: 'LimitExceededException',
	},
	{
		rule: 'UpdateShardCount of an ON_DEMAND stream is a ValidationException',
		source: 'B UpdateShardCount',
		async observe({sdk, name, arn, create, settle}) {
			await create(2);
			await sdk.send(new UpdateStreamModeCommand({StreamARN: arn, StreamModeDetails: {StreamMode: 'ON_DEMAND'}}));
			await settle();
			return outcome(sdk.send(new UpdateShardCountCommand({StreamName: name, TargetShardCount: 1, ScalingType: 'UNIFORM_SCALING'})));
		},
		expected: 'ValidationException',
	},
	{
		rule: 'UpdateShardCount says what it was and what it will be, and the stream\'s ARN',
		source: 'B UpdateShardCount',
		async observe({sdk, name, arn, create}) {
			await create();
			const {CurrentShardCount: current, TargetShardCount: target, StreamARN: streamArn} = await sdk.send(new UpdateShardCountCommand({
				StreamName: name,
				TargetShardCount: 2,
				ScalingType: 'UNIFORM_SCALING',
			}));
			return [current, target, streamArn === arn];
		},
		expected: [1, 2, true],
	},
	{
		rule: 'retention goes from 24 hours to 8,760, up and down by its own call each',
		source: 'B IncreaseStreamRetentionPeriod, DecreaseStreamRetentionPeriod',
		async observe({sdk, name, create, settle}) {
			await create();
			const increase = async (hours: number) => outcome(sdk.send(new IncreaseStreamRetentionPeriodCommand({StreamName: name, RetentionPeriodHours: hours})));
			const decrease = async (hours: number) => outcome(sdk.send(new DecreaseStreamRetentionPeriodCommand({StreamName: name, RetentionPeriodHours: hours})));
			const tooLong = await increase(8761);
			const longer = await increase(48);
			await settle();
			const notLonger = await increase(47);
			const notShorter = await decrease(49);
			const tooShort = await decrease(23);
			const shorter = await decrease(24);
			return {
				tooLong, longer, notLonger, notShorter, tooShort, shorter,
			};
		},
		expected: {
			tooLong: 'InvalidArgumentException',
			longer: 'accepted',
			notLonger: 'InvalidArgumentException',
			notShorter: 'InvalidArgumentException',
			tooShort: 'InvalidArgumentException',
			shorter: 'accepted',
		},
	},
	{
		rule: 'the largest record can be set from 1 to 10 MiB',
		source: 'B UpdateMaxRecordSize, MaxRecordSizeInKiB',
		async observe({sdk, name, arn, create, settle}) {
			await create();
			const update = async (size: number) => outcome(sdk.send(new UpdateMaxRecordSizeCommand({StreamARN: arn, MaxRecordSizeInKiB: size})));
			const tooSmall = await update(1023);
			const tooLarge = await update(10_241);
			const largest = await update(10_240);
			await settle();
			const {StreamDescriptionSummary: summary} = await sdk.send(new DescribeStreamSummaryCommand({StreamName: name}));
			return {
				tooSmall, tooLarge, largest, now: summary!.MaxRecordSizeInKiB,
			};
		},
		expected: {
			tooSmall: 'ValidationException', tooLarge: 'ValidationException', largest: 'accepted', now: 10_240,
		},
	},
	{
		rule: 'tags are listed by key, a page at a time',
		source: 'B ListTagsForStream',
		async observe({sdk, name, create}) {
			await create();
			await sdk.send(new AddTagsToStreamCommand({StreamName: name, Tags: {b: '2', a: '1', c: '3'}}));
			const {Tags: tags, HasMoreTags: hasMore} = await sdk.send(new ListTagsForStreamCommand({StreamName: name, ExclusiveStartTagKey: 'a', Limit: 1}));
			return [tags, hasMore];
		},
		expected: [[{Key: 'b', Value: '2'}], true],
	},
	{
		rule: 'a stream has at most 50 tags',
		source: 'B AddTagsToStream',
		async observe({sdk, name, create}) {
			await create();
			const tags = (prefix: string, count: number) => Object.fromEntries(Array.from({length: count}, (_, index) => [`${prefix}${index}`, '']));
			const full = await outcome(sdk.send(new AddTagsToStreamCommand({StreamName: name, Tags: tags('a', 50)})));
			return [full, await outcome(sdk.send(new AddTagsToStreamCommand({StreamName: name, Tags: tags('b', 1)})))];
		},
		expected: ['accepted', 'InvalidArgumentException'],
	},
	{
		rule: 'DescribeLimits counts the open shards',
		source: 'B DescribeLimits',
		async observe({sdk, create}) {
			await create(2);
			const {OpenShardCount: count} = await sdk.send(new DescribeLimitsCommand({}));
			return {hasThem: count! >= 2};
		},
		expected: {hasThem: true},
	},
	{
		rule: 'a deleted stream is gone after a while, and its name is free again',
		source: 'B DeleteStream',
		async observe({sdk, name, create, settleGone}) {
			await create();
			await sdk.send(new DeleteStreamCommand({StreamName: name}));
			await settleGone();
			await create();
			return 'created again';
		},
		expected: 'created again',
	},
	{
		rule: 'DeleteStream with consumers is refused and leaves the stream as it is',
		source: 'B DeleteStream, EnforceConsumerDeletion',
		async observe({sdk, name, create, register, shards}) {
			await create();
			await register('consumer');
			const answer = await outcome(sdk.send(new DeleteStreamCommand({StreamName: name})));
			// By the hundredth look a deletion would have been carried out.
			let later = 'accepted';
			for (let look = 0; look < 100; look++) {
				later = await outcome(shards());
			}

			return {answer, later};
		},
		expected: {answer: 'ResourceInUseException', later: 'accepted'},
	},
	{
		rule: 'DeleteStream with EnforceConsumerDeletion takes the consumers along',
		source: 'B DeleteStream, EnforceConsumerDeletion',
		async observe({sdk, name, create, register, settleGone}) {
			await create();
			await register('consumer');
			await sdk.send(new DeleteStreamCommand({StreamName: name, EnforceConsumerDeletion: true}));
			await settleGone();
			return 'gone';
		},
		expected: 'gone',
	},
];
