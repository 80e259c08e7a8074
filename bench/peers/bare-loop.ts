#!/usr/bin/env node
// The smallest program that reads a stream with the SDK: every shard at once, over the HTTP/1.1 handler that clickmon uses. It only counts the records.
import {Agent} from 'node:http';
import process from 'node:process';
import {
	GetRecordsCommand,
	GetShardIteratorCommand,
	KinesisClient,
	ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import {NodeHttpHandler} from '@smithy/node-http-handler';

const [endpoint, wanted] = process.argv.slice(2);
const StreamName = 'clickstream-lab';
const kinesis = new KinesisClient({endpoint, requestHandler: new NodeHttpHandler({httpAgent: new Agent({keepAlive: true})})});
let count = 0;

const readShard = async (ShardId: string) => {
	let {ShardIterator = ''} = await kinesis.send(new GetShardIteratorCommand({StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON'}));
	while (ShardIterator !== '' && count < Number(wanted)) {
		const answer = await kinesis.send(new GetRecordsCommand({ShardIterator, Limit: 10_000}));
		count += answer.Records!.length;
		ShardIterator = answer.NextShardIterator ?? '';
	}
};

const {Shards = []} = await kinesis.send(new ListShardsCommand({StreamName}));
await Promise.race(Shards.map(async shard => readShard(shard.ShardId!)));
process.exit();
