import type * as Kinesis from '@aws-sdk/client-kinesis';
import {createEngine} from '../../source/local/engine.js';
import {ServiceError, type Engine, type WireObject} from '../../source/local/operation.js';
import type {EngineOptions} from '../../source/local/options.js';
import {createManualClock, type ManualClock} from './manual-clock.js';

/**
What the operations answer, in the SDK's own types: the tests read the answers as a client would.
*/
type Answers = {
	CreateStream: unknown;
	DescribeAccountSettings: Kinesis.DescribeAccountSettingsCommandOutput;
	DescribeLimits: Kinesis.DescribeLimitsCommandOutput;
	DescribeStream: Kinesis.DescribeStreamCommandOutput;
	DescribeStreamConsumer: Kinesis.DescribeStreamConsumerCommandOutput;
	DescribeStreamSummary: Kinesis.DescribeStreamSummaryCommandOutput;
	DisableEnhancedMonitoring: Kinesis.DisableEnhancedMonitoringCommandOutput;
	EnableEnhancedMonitoring: Kinesis.EnableEnhancedMonitoringCommandOutput;
	GetRecords: Kinesis.GetRecordsCommandOutput;
	GetResourcePolicy: Kinesis.GetResourcePolicyCommandOutput;
	GetShardIterator: Kinesis.GetShardIteratorCommandOutput;
	ListShards: Kinesis.ListShardsCommandOutput;
	ListStreamConsumers: Kinesis.ListStreamConsumersCommandOutput;
	ListStreams: Kinesis.ListStreamsCommandOutput;
	ListTagsForResource: Kinesis.ListTagsForResourceCommandOutput;
	ListTagsForStream: Kinesis.ListTagsForStreamCommandOutput;
	PutRecord: Kinesis.PutRecordCommandOutput;
	PutRecords: Kinesis.PutRecordsCommandOutput;
	RegisterStreamConsumer: Kinesis.RegisterStreamConsumerCommandOutput;
	UpdateAccountSettings: Kinesis.UpdateAccountSettingsCommandOutput;
	UpdateShardCount: Kinesis.UpdateShardCountCommandOutput;
	UpdateStreamWarmThroughput: Kinesis.UpdateStreamWarmThroughputCommandOutput;
};

type Answer<Operation extends string> = Operation extends keyof Answers ? Answers[Operation] : WireObject;

/**
How a call was refused.
*/
export type Refusal = {
	readonly code: string;
	readonly message: string;
};

/**
An engine on a clock that only the test moves. Transitions take a second.
*/
export type TestEngine = {
	readonly engine: Engine;
	readonly clock: ManualClock;
	call<const Operation extends string>(operation: Operation, input?: WireObject): Answer<Operation>;
	/**
	The code and message of the refusal; fails the test when the call is answered.
	*/
	refusal(operation: string, input?: WireObject): Refusal;
	/**
	Creates a stream and waits until it is ACTIVE.
	*/
	createActive(name: string, shardCount?: number): Promise<void>;
	/**
	Changes the shard count and waits until it is done.
	*/
	scale(name: string, target: number): Promise<void>;
	/**
	Past the end of a transition.
	*/
	settle(): Promise<void>;
	shards(name: string, filter?: WireObject): Kinesis.Shard[];
	put(name: string, partitionKey: string, data?: string): Kinesis.PutRecordCommandOutput;
	iterator(name: string, shardId: string, type?: string, rest?: WireObject): string;
	/**
	The data of the records from an iterator's place on, as text.
	*/
	read(iterator: string): string[];
	/**
	The same from a place in a shard, its beginning by default.
	*/
	readFrom(name: string, shardId: string, type?: string, rest?: WireObject): string[];
};

export const TRANSITION_MILLISECONDS = 1000;

export const shardId = (index: number): string => `shardId-${String(index).padStart(12, '0')}`;

export const streamArn = (name: string): string => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const text = (data: Uint8Array | undefined): string => new TextDecoder().decode(data);

/**
Limits are off unless the test is about them.
*/
export const createTestEngine = (options: EngineOptions = {}): TestEngine => {
	const clock = createManualClock();
	const engine = createEngine({
		clock,
		transitionMilliseconds: TRANSITION_MILLISECONDS,
		hasLimits: false,
		...options,
	});

	const call: TestEngine['call'] = (operation, input = {}) => engine.call(operation, input) as never;

	const testEngine: TestEngine = {
		engine,
		clock,
		call,
		refusal(operation, input = {}) {
			try {
				call(operation, input);
			} catch (error) {
				if (error instanceof ServiceError) {
					return {code: error.code, message: error.message};
				}

				throw error;
			}

			throw new Error(`${operation} was answered`);
		},
		async createActive(name, shardCount = 1) {
			call('CreateStream', {StreamName: name, ShardCount: shardCount});
			await testEngine.settle();
		},
		async scale(name, target) {
			call('UpdateShardCount', {StreamName: name, TargetShardCount: target, ScalingType: 'UNIFORM_SCALING'});
			await testEngine.settle();
		},
		async settle() {
			await clock.advance(TRANSITION_MILLISECONDS);
		},
		shards: (name, filter) => call('ListShards', {StreamName: name, ...(filter && {ShardFilter: filter})}).Shards!,
		put: (name, partitionKey, data = '') => call('PutRecord', {StreamName: name, PartitionKey: partitionKey, Data: bytes(data)}),
		iterator: (name, shard, type = 'TRIM_HORIZON', rest = {}) => call('GetShardIterator', {
			StreamName: name,
			ShardId: shard,
			ShardIteratorType: type,
			...rest,
		}).ShardIterator!,
		readFrom: (...place) => testEngine.read(testEngine.iterator(...place)),
		read: iterator => call('GetRecords', {ShardIterator: iterator}).Records!.map(record => text(record.Data)),
	};
	return testEngine;
};
