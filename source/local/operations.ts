import type {Operation} from './define-operation.js';
import {CreateStream} from './operations/create-stream.js';
import {DeleteStream} from './operations/delete-stream.js';
import {GetRecords} from './operations/get-records.js';
import {GetShardIterator} from './operations/get-shard-iterator.js';
import {ListShards} from './operations/list-shards.js';
import {PutRecord} from './operations/put-record.js';
import {PutRecords} from './operations/put-records.js';
import {DescribeStream, DescribeStreamSummary} from './operations/stream-description.js';

/**
The operations that are answered with one message, by the names of the service; SubscribeToShard is a stream and stands apart.
*/
export const operations: ReadonlyMap<string, Operation> = new Map(Object.entries({
	CreateStream,
	DeleteStream,
	DescribeStream,
	DescribeStreamSummary,
	GetRecords,
	GetShardIterator,
	ListShards,
	PutRecord,
	PutRecords,
}));
