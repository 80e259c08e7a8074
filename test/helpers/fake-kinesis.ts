import {Buffer} from 'node:buffer';
import type {KinesisClient} from '@aws-sdk/client-kinesis';
import type {Clock} from '../../source/time/clock.js';
import type {Connection} from '../../source/kinesis/client/connection.js';
import {ITERATOR_LIFETIME_MILLISECONDS, SUBSCRIPTION_LIFETIME_MILLISECONDS, SUBSCRIPTION_TAKEOVER_MILLISECONDS} from '../../source/service/limits.js';

type FakeRecord = {readonly SequenceNumber: string; readonly PartitionKey: string; readonly Data: Uint8Array; readonly ApproximateArrivalTimestamp: Date};

type FakeShard = {
	readonly shardId: string;
	readonly parents: readonly string[];
	readonly records: FakeRecord[];
	isClosed: boolean;
	readonly children: string[];
};

type FakeStream = {
	readonly createdAt: number;
	status: string;
	readonly shards: Map<string, FakeShard>;
};

type Input = Record<string, unknown>;

type Iterator = {readonly createdAt: number; readonly shardId: string; readonly index: number; readonly issuedAt: number};

/**
An error as the SDK throws it.
*/
export const serviceError = (name: string, message = name, httpStatusCode = 400): Error => Object.defineProperties(new Error(message), {
	name: {value: name},
	$metadata: {value: {httpStatusCode}},
});

/**
An error as Node's sockets throw it.
*/
export const socketError = (code: string): Error => Object.assign(new Error(`read ${code}`), {code});

export const createFakeKinesis = (clock: Clock) => {
	const streams = new Map<string, FakeStream>();
	const calls: Array<{readonly operation: string; readonly input: Input; readonly at: number}> = [];
	const faults: Array<{readonly operation: string; left: number; readonly error: () => Error}> = [];
	const consumers = new Map<string, {readonly readyAt: number}>();
	const subscribedAt = new Map<string, number>();
	let outage: (() => Error) | undefined;
	const endlessSubscriptions = new Set<string>();
	const breaks = new Map<string, Error[]>();
	// A listing that lags behind: shards that it does not show yet.
	const unlisted = new Set<string>();
	let sequence = 0;

	const streamOf = (input: Input): FakeStream => {
		const stream = streams.get(input.StreamName as string);
		if (!stream) {
			throw serviceError('ResourceNotFoundException', `Stream ${input.StreamName as string} under account 000000000000 not found.`);
		}

		return stream;
	};

	const shardOf = (stream: FakeStream, shardId: string): FakeShard => {
		const shard = stream.shards.get(shardId);
		if (!shard) {
			throw serviceError('ResourceNotFoundException', `Shard ${shardId} in stream s under account 000000000000 does not exist`);
		}

		return shard;
	};

	const toIndex = ({records}: FakeShard, input: Input): number => {
		const from = (isWanted: (record: FakeRecord) => boolean) => {
			const index = records.findIndex(record => isWanted(record));
			return index === -1 ? records.length : index;
		};

		const sequenceNumber = input.StartingSequenceNumber as string;
		switch (input.ShardIteratorType) {
			case 'LATEST': {
				return records.length;
			}

			case 'AT_TIMESTAMP': {
				return from(record => record.ApproximateArrivalTimestamp >= (input.Timestamp as Date));
			}

			case 'AFTER_SEQUENCE_NUMBER': {
				return from(record => record.SequenceNumber > sequenceNumber);
			}

			case 'AT_SEQUENCE_NUMBER': {
				return from(record => record.SequenceNumber >= sequenceNumber);
			}

			default: {
				return 0;
			}
		}
	};

	// Pushes what there is every second, until the shard's end, five minutes, or an abort.
	async function * subscription(shardId: string, input: Input, signal: AbortSignal | undefined): AsyncGenerator {
		const stream = streams.get('s')!;
		const shard = shardOf(stream, shardId);
		let index = toIndex(shard, input);
		const startedAt = clock.now();
		while (clock.now() - startedAt < SUBSCRIPTION_LIFETIME_MILLISECONDS) {
			const broken = breaks.get(shardId)?.shift();
			if (broken) {
				throw broken;
			}

			if (streams.get('s') !== stream) {
				throw serviceError('ResourceNotFoundException', 'Consumer arn:consumer not found.');
			}

			const records = shard.records.slice(index);
			index += records.length;
			const children = shard.isClosed && !endlessSubscriptions.has(shardId) ? shard.children.map(child => ({ShardId: child, ParentShards: stream.shards.get(child)!.parents})) : undefined;
			yield {
				SubscribeToShardEvent: {
					Records: records, MillisBehindLatest: 0, ContinuationSequenceNumber: children ? undefined : shard.records.at(-1)?.SequenceNumber ?? '000000000000', ChildShards: children,
				},
			};
			if (children) {
				return;
			}

			await clock.sleep(1000, signal);
		}
	}

	const operations: Record<string, (input: Input, signal?: AbortSignal) => unknown> = {
		RegisterStreamConsumer({ConsumerName: name}) {
			if (consumers.has(name as string)) {
				throw serviceError('ResourceInUseException', `Consumer ${name as string} already exists.`);
			}

			consumers.set(name as string, {readyAt: clock.now() + 3000});
			return {};
		},
		DescribeStreamConsumer({ConsumerName: name}) {
			const consumer = consumers.get(name as string);
			if (!consumer) {
				throw serviceError('ResourceNotFoundException', `Consumer ${name as string} not found.`);
			}

			return {ConsumerDescription: {ConsumerARN: `arn:${name as string}`, ConsumerStatus: clock.now() >= consumer.readyAt ? 'ACTIVE' : 'CREATING'}};
		},
		DeregisterStreamConsumer({ConsumerARN: arn}) {
			if (!consumers.delete((arn as string).slice('arn:'.length))) {
				throw serviceError('ResourceNotFoundException', `Consumer ${arn as string} not found.`);
			}

			return {};
		},
		SubscribeToShard(input, signal) {
			const shardId = input.ShardId as string;
			if (clock.now() - (subscribedAt.get(shardId) ?? -Infinity) < SUBSCRIPTION_TAKEOVER_MILLISECONDS) {
				throw serviceError('ResourceInUseException', 'Another active subscription exists for this consumer.');
			}

			subscribedAt.set(shardId, clock.now());
			const {Type: type, SequenceNumber: sequenceNumber, Timestamp: timestamp} = input.StartingPosition as Input;
			return {EventStream: subscription(shardId, {ShardIteratorType: type, StartingSequenceNumber: sequenceNumber, Timestamp: timestamp}, signal)};
		},
		DescribeStreamSummary(input) {
			const {createdAt, status, shards} = streamOf(input);
			return {
				StreamDescriptionSummary: {
					StreamName: input.StreamName, StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/s', StreamStatus: status,
					StreamCreationTimestamp: new Date(createdAt), RetentionPeriodHours: 24, OpenShardCount: shards.size, EnhancedMonitoring: [],
				},
			};
		},
		ListShards(input) {
			const filter = (input.ShardFilter as {Type?: string} | undefined)?.Type;
			return {
				Shards: streamOf(input).shards.values().filter(shard => !unlisted.has(shard.shardId) && (filter !== 'AT_LATEST' || !shard.isClosed)).map(shard => ({
					ShardId: shard.shardId, ParentShardId: shard.parents[0], AdjacentParentShardId: shard.parents[1],
					HashKeyRange: {StartingHashKey: '0', EndingHashKey: '1'},
					SequenceNumberRange: {StartingSequenceNumber: '0', EndingSequenceNumber: shard.isClosed ? '9' : undefined},
				})).toArray(),
			};
		},
		GetShardIterator(input) {
			const stream = streamOf(input);
			const shard = shardOf(stream, input.ShardId as string);
			const iterator: Iterator = {
				createdAt: stream.createdAt, shardId: shard.shardId, index: toIndex(shard, input), issuedAt: clock.now(),
			};
			return {ShardIterator: JSON.stringify(iterator)};
		},
		GetRecords(input) {
			const iterator = JSON.parse(input.ShardIterator as string) as Iterator;
			if (clock.now() - iterator.issuedAt > ITERATOR_LIFETIME_MILLISECONDS) {
				throw serviceError('ExpiredIteratorException', 'Iterator expired.');
			}

			const stream = streams.values().find(({createdAt}) => createdAt === iterator.createdAt);
			const shard = shardOf(stream ?? streamOf({StreamName: 's'}), iterator.shardId);
			const records = shard.records.slice(iterator.index, iterator.index + (input.Limit as number));
			const next: Iterator = {...iterator, index: iterator.index + records.length, issuedAt: clock.now()};
			const isEnd = shard.isClosed && next.index === shard.records.length;
			return {
				Records: records,
				MillisBehindLatest: next.index === shard.records.length ? 0 : 1000,
				NextShardIterator: isEnd ? undefined : JSON.stringify(next),
				ChildShards: isEnd ? shard.children.map(child => ({ShardId: child, ParentShards: stream!.shards.get(child)!.parents})) : undefined,
			};
		},
	};

	const send = async (command: {readonly constructor: {readonly name: string}; readonly input: Input}, {abortSignal}: {abortSignal?: AbortSignal} = {}): Promise<unknown> => {
		abortSignal?.throwIfAborted();
		const operation = command.constructor.name.replace(/Command$/v, '');
		calls.push({operation, input: command.input, at: clock.now()});
		if (outage) {
			throw outage();
		}

		const fault = faults.find(candidate => candidate.operation === operation && candidate.left > 0);
		if (fault) {
			fault.left--;
			throw fault.error();
		}

		return operations[operation]!(command.input, abortSignal);
	};

	const connection: Connection = {
		sdk: {send, config: {systemClockOffset: 0}} as unknown as KinesisClient,
		region: 'us-east-1',
		endpoint: 'http://127.0.0.1:4567',
		isEmbedded: false,
		close() {
			// There is nothing to close.
		},
	};

	return {
		connection,
		calls,
		unlisted,
		consumers,
		endlessSubscriptions,
		operations,
		callsOf: (operation: string) => calls.filter(call => call.operation === operation),
		/**
		The next `times` calls of the operation fail.
		*/
		fail(operation: string, error: () => Error, times = 1) {
			faults.push({operation, left: times, error});
		},
		/**
		Every call fails until the returned function is called.
		*/
		failAll(error: () => Error) {
			outage = error;
			return () => {
				outage = undefined;
			};
		},
		/**
		The running subscription to a shard ends with this error.
		*/
		breakSubscription(shardId: string, error: Error) {
			breaks.set(shardId, [error]);
		},
		createStream(name = 's', shardCount = 1) {
			const shards = Array.from({length: shardCount}, (_, index) => `shardId-${String(index).padStart(12, '0')}`);
			streams.set(name, {
				createdAt: clock.now(),
				status: 'ACTIVE',
				shards: new Map(shards.map(shardId => [shardId, {
					shardId, parents: [], records: [], isClosed: false, children: [],
				}])),
			});
			return shards;
		},
		deleteStream(name = 's') {
			streams.delete(name);
		},
		setStatus(status: string, name = 's') {
			streams.get(name)!.status = status;
		},
		/**
		Writes to an open shard and returns the sequence number.
		*/
		put(shardId: string, data: string, name = 's') {
			const SequenceNumber = String(++sequence).padStart(12, '0');
			streams.get(name)!.shards.get(shardId)!.records.push({
				SequenceNumber, PartitionKey: 'k', Data: Buffer.from(data), ApproximateArrivalTimestamp: new Date(clock.now()),
			});
			return SequenceNumber;
		},
		/**
		Closes shards and opens children of all of them; returns the children's ids.
		*/
		reshard(parents: readonly string[], childCount: number, name = 's') {
			const {shards} = streams.get(name)!;
			const children = Array.from({length: childCount}, (_, index) => `shardId-${String(shards.size + index).padStart(12, '0')}`);
			for (const child of children) {
				shards.set(child, {
					shardId: child, parents, records: [], isClosed: false, children: [],
				});
			}

			for (const parent of parents) {
				shards.get(parent)!.isClosed = true;
				shards.get(parent)!.children.push(...children);
			}

			return children;
		},
		/**
		A shard whose last record has expired is gone, and so is its id.
		*/
		forgetShard(shardId: string, name = 's') {
			streams.get(name)!.shards.delete(shardId);
		},
	};
};

export type FakeKinesis = ReturnType<typeof createFakeKinesis>;
