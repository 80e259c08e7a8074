import {PutRecordCommand} from '../client/calls.js';
import type {Connection} from '../client/connection.js';
import type {PutEntry} from './put-entry.js';

type Placed = {readonly shardId: string; readonly sequenceNumber: string};

/**
Puts one record with one call, which is not made again. Throws the service's error.
*/
export const putOne = async (connection: Connection, streamName: string, {partitionKey, data}: PutEntry, signal?: AbortSignal): Promise<Placed> => {
	const input = {StreamName: streamName, PartitionKey: partitionKey, Data: data};
	const {ShardId: shardId = '', SequenceNumber: sequenceNumber = ''} = await connection.sdk.send(new PutRecordCommand(input), {abortSignal: signal});
	return {shardId, sequenceNumber};
};
