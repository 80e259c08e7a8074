import type {KinesisClient} from '@aws-sdk/client-kinesis';

/**
What a whole answer always has. Source: API Reference, Response Elements of each operation.
*/
const members: ReadonlyMap<string, string> = new Map(Object.entries({
	DescribeStreamConsumerCommand: 'ConsumerDescription',
	DescribeStreamSummaryCommand: 'StreamDescriptionSummary',
	GetRecordsCommand: 'Records',
	GetShardIteratorCommand: 'ShardIterator',
	ListShardsCommand: 'Shards',
	ListStreamConsumersCommand: 'Consumers',
	ListStreamsCommand: 'StreamNames',
	PutRecordsCommand: 'Records',
}));

/**
Makes a client reject an answer that says 200 and nothing else, as a proxy may send it: a GetRecords without `NextShardIterator` would mean that the shard is read to its end, a ListShards without `Shards` that there is nothing to read. It counts as one that was garbled on its way, and is asked for again.
*/
export const expectWholeAnswers = ({middlewareStack}: KinesisClient): void => {
	middlewareStack.add((next, {commandName = ''}) => async call => {
		const result = await next(call);
		const member = members.get(commandName);
		if (member !== undefined && Reflect.get(result.output, member) === undefined) {
			throw new SyntaxError(`the answer has no ${member}`);
		}

		return result;
	}, {step: 'initialize', name: 'expectWholeAnswers'});
};
