import {expect} from 'vitest';

export type Difference = {
	/**
	The rule of the check.
	*/
	readonly rule: string;
	readonly ours: unknown;
	readonly theirs: unknown;
	readonly right: 'ours' | 'theirs';
	readonly why: string;
};

/**
Where the embedded Kinesis and kinesis-local 0.6.2 do not do the same. Ours is right by the text that the check names; where the text leaves a choice, `why` says so.
*/
export const differences: readonly Difference[] = [
	{
		rule: 'a new stream is PROVISIONED, unencrypted, and keeps records for 24 hours and up to 1 MiB',
		ours: {
			mode: {StreamMode: 'PROVISIONED'}, encryption: 'NONE', hours: 24, shards: 3, consumers: 0, size: 1024,
		},
		theirs: {
			mode: {StreamMode: 'PROVISIONED'}, encryption: 'NONE', hours: 24, shards: 3, consumers: 0, size: undefined,
		},
		right: 'ours',
		why: 'MaxRecordSizeInKiB is a field of the summary, and 1,024 is what a stream starts with.',
	},
	{
		rule: 'a provisioned stream without a shard count is refused',
		ours: 'ValidationException',
		theirs: 'accepted',
		right: 'ours',
		why: 'Only an on-demand stream has a number of shards of its own.',
	},
	{
		rule: 'a stream of no shards is refused',
		ours: 'ValidationException',
		theirs: 'LimitExceededException',
		right: 'ours',
		why: 'The model bounds ShardCount at 1; what the model bounds is a ValidationException.',
	},
	{
		rule: 'a name with other characters than letters, digits, dot, dash and underscore is refused',
		ours: 'ValidationException',
		theirs: 'InvalidArgumentException',
		right: 'ours',
		why: 'The pattern stands in the model.',
	},
	{
		rule: 'ListStreams gives a summary of each stream, and pages by NextToken',
		ours: {
			startsAfterTheName: true, hasMore: true, summary: 'ACTIVE', goesOnAfterTheToken: true,
		},
		theirs: {
			startsAfterTheName: false, hasMore: true, summary: 'none', goesOnAfterTheToken: false,
		},
		right: 'ours',
		why: 'A client that pages through theirs gets the first page for ever.',
	},
	{
		rule: 'UpdateShardCount over double the open shards is a LimitExceededException',
		ours: 'LimitExceededException',
		theirs: 'InvalidArgumentException',
		right: 'ours',
		why: 'It is listed among the limits of the call, and reported so by users of the service.',
	},
	{
		rule: 'UpdateShardCount below half of the open shards is a LimitExceededException',
		ours: 'LimitExceededException',
		theirs: 'accepted',
		right: 'ours',
		why: 'The same limit, downwards: 3 to 1 is below half.',
	},
	{
		rule: 'UpdateShardCount of an ON_DEMAND stream is a ValidationException',
		ours: 'ValidationException',
		theirs: 'accepted',
		right: 'ours',
		why: 'The call is for provisioned streams alone.',
	},
	{
		rule: 'UpdateShardCount says what it was and what it will be, and the stream\'s ARN',
		ours: [1, 2, true],
		theirs: [1, 2, false],
		right: 'ours',
		why: 'StreamARN is a field of the answer.',
	},
	{
		rule: 'the largest record can be set from 1 to 10 MiB',
		ours: {
			tooSmall: 'ValidationException', tooLarge: 'ValidationException', largest: 'accepted', now: 10_240,
		},
		theirs: {
			tooSmall: 'InvalidArgumentException', tooLarge: 'InvalidArgumentException', largest: 'accepted', now: 10_240,
		},
		right: 'ours',
		why: 'The range stands in the model.',
	},
	{
		rule: 'a stream has at most 50 tags',
		ours: ['accepted', 'InvalidArgumentException'],
		theirs: ['InvalidArgumentException', 'accepted'],
		right: 'ours',
		why: 'Theirs refuses 50 tags in one call, which the limit of 50 to a stream allows.',
	},
	{
		rule: 'DeleteStream with consumers is refused and leaves the stream as it is',
		ours: {answer: 'ResourceInUseException', later: 'accepted'},
		theirs: {answer: 'ResourceInUseException', later: 'ResourceNotFoundException'},
		right: 'ours',
		why: 'Theirs says no and deletes it all the same.',
	},
	...['UNIFORM_SCALING from 2 to 3 shards gives shards of equal size', 'UNIFORM_SCALING from 4 to 3 shards gives shards of equal size'].map((rule): Difference => ({
		rule,
		ours: {count: 3, isComplete: true, isEven: true},
		theirs: {count: 3, isComplete: true, isEven: false},
		right: 'ours',
		why: 'Uniform scaling makes shards of equal size; theirs splits or merges one shard only.',
	})),
	{
		rule: 'a split closes its shard and opens two children that begin above its end',
		ours: {
			parents: ['shardId-000000000000', 'shardId-000000000000'],
			ranges: ['0', '170141183460469231731687303715884105728'],
			endIsAboveItsRecords: true,
			childrenBeginAboveTheEnd: true,
		},
		theirs: {
			parents: ['shardId-000000000000', 'shardId-000000000000'],
			ranges: ['0', '170141183460469231731687303715884105728'],
			endIsAboveItsRecords: false,
			childrenBeginAboveTheEnd: true,
		},
		right: 'ours',
		why: 'EndingSequenceNumber ends the range of the shard\'s records; theirs is a constant below them.',
	},
	{
		rule: 'a split at the shard\'s first key, or outside of it, is refused',
		ours: {outside: 'InvalidArgumentException', atItsFirstKey: 'InvalidArgumentException'},
		theirs: {outside: 'InvalidArgumentException', atItsFirstKey: 'accepted'},
		right: 'ours',
		why: 'The new key must lie above the first: one child would be empty.',
	},
	{
		rule: 'ListShards filters by where a shard stands in time and order',
		ours: {
			AT_LATEST: ['shardId-000000000001', 'shardId-000000000002'],
			AT_TRIM_HORIZON: ['shardId-000000000000'],
			FROM_TRIM_HORIZON: ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'],
			AT_TIMESTAMP: ['shardId-000000000000'],
			FROM_TIMESTAMP: ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'],
			AFTER_SHARD_ID: ['shardId-000000000001', 'shardId-000000000002'],
		},
		theirs: {
			AT_LATEST: ['shardId-000000000001', 'shardId-000000000002'],
			AT_TRIM_HORIZON: ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'],
			FROM_TRIM_HORIZON: ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'],
			// It has the later ones as well where they came within the same second.
			AT_TIMESTAMP: expect.arrayContaining(['shardId-000000000000']) as unknown,
			FROM_TIMESTAMP: ['shardId-000000000000', 'shardId-000000000001', 'shardId-000000000002'],
			AFTER_SHARD_ID: ['shardId-000000000001', 'shardId-000000000002'],
		},
		right: 'ours',
		why: 'AT_ is the shards that were open at that moment, FROM_ those and all later ones.',
	},
	{
		rule: 'a partition key has 1 to 256 characters',
		ours: ['ValidationException', 'accepted', 'ValidationException'],
		theirs: ['InvalidArgumentException', 'accepted', 'InvalidArgumentException'],
		right: 'ours',
		why: 'The bounds stand in the model.',
	},
	{
		rule: 'a record has at most 1 MiB, its partition key included',
		ours: ['accepted', 'ValidationException'],
		theirs: ['accepted', 'accepted'],
		right: 'ours',
		why: 'Theirs takes a record whose data and key have 1 MiB and a byte.',
	},
	{
		rule: 'PutRecords takes 1 to 500 records',
		ours: ['ValidationException', 'accepted', 'ValidationException'],
		theirs: ['accepted', 'accepted', 'accepted'],
		right: 'ours',
		why: 'The bounds stand in the model.',
	},
	{
		rule: 'PutRecords takes at most 10 MiB',
		ours: 'InvalidArgumentException',
		theirs: 'accepted',
		right: 'ours',
		why: 'The limit is certain; that it is this exception follows from its text, which the model does not bound.',
	},
	{
		rule: 'a shard takes 1,000 records a second; PutRecords fails the others one by one',
		ours: ['accepted', 'ProvisionedThroughputExceededException'],
		theirs: ['accepted'],
		right: 'ours',
		why: 'Theirs has no throughput limits; without them nobody sees why a stream is scaled.',
	},
	{
		rule: 'Limit is 1 to 10,000',
		ours: ['ValidationException', 'accepted', 'InvalidArgumentException'],
		theirs: ['InvalidArgumentException', 'accepted', 'InvalidArgumentException'],
		right: 'ours',
		why: 'The lower bound stands in the model; of the upper one the text says InvalidArgumentException.',
	},
	{
		rule: 'an iterator that is none is an InvalidArgumentException',
		ours: 'InvalidArgumentException',
		theirs: 'Unknown',
		right: 'ours',
		why: 'Theirs fails with status 500, which clients take for a passing fault and try again.',
	},
	{
		rule: 'GetRecords may be called 5 times a second on a shard',
		ours: ['accepted', 'ProvisionedThroughputExceededException'],
		theirs: ['accepted'],
		right: 'ours',
		why: 'Theirs has no throughput limits.',
	},
	{
		rule: 'consumers of one stream are listed by pages',
		ours: [['a'], ['b']],
		theirs: [['a'], ['a', 'b']],
		right: 'ours',
		why: 'Theirs starts again with the token.',
	},
	{
		rule: 'a subscription of a closed shard ends, and its last event names the children',
		ours: {isAtItsEnd: true, children: ['shardId-000000000001', 'shardId-000000000002']},
		theirs: {isAtItsEnd: false},
		right: 'ours',
		why: 'A consumer of theirs never gets to the children.',
	},
	{
		rule: 'an operation that is not there is an UnknownOperationException',
		ours: [400, 'UnknownOperationException'],
		theirs: [400, 'AccessDeniedException'],
		right: 'ours',
		why: 'So the service answers a signed JSON request.',
	},
	{
		rule: 'the SDK\'s default handler for Kinesis, HTTP/2, works',
		ours: ['accepted', 'accepted'],
		theirs: expect.arrayContaining([expect.stringMatching(/Error$/v)]),
		right: 'ours',
		why: 'Theirs breaks the connection off: on a body of 1 MB, and now and then before.',
	},
];
