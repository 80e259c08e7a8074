import {ServiceError} from './operation.js';
import {streamStatus, type Stream} from './state/stream.js';

type Owner = {readonly accountId: string};

// The service's own wording, as its users meet it in logs and issues.

export const invalidArgument = (message: string): ServiceError => new ServiceError('InvalidArgumentException', message);

export const limitExceeded = (message: string): ServiceError => new ServiceError('LimitExceededException', message);

export const resourceInUse = (message: string): ServiceError => new ServiceError('ResourceInUseException', message);

export const resourceNotFound = (message: string): ServiceError => new ServiceError('ResourceNotFoundException', message);

export const validation = (message: string): ServiceError => new ServiceError('ValidationException', message);

export const throughputExceeded = (message: string): ServiceError => new ServiceError('ProvisionedThroughputExceededException', message);

/**
One failed constraint, in the words that the service's own validation uses.
*/
export const constraintFailure = (path: string, constraint: string): ServiceError =>
	validation(`1 validation error detected: Value at '${path}' failed to satisfy constraint: ${constraint}`);

export const streamNotFound = ({accountId}: Owner, name: string): ServiceError =>
	resourceNotFound(`Stream ${name} under account ${accountId} not found.`);

export const shardNotFound = ({accountId}: Owner, streamName: string, shardId: string): ServiceError =>
	resourceNotFound(`Shard ${shardId} in stream ${streamName} under account ${accountId} does not exist`);

/**
For an id that names no shard of any stream, or no shard of the stream that is to change.
*/
export const unknownShard = ({accountId}: Owner, streamName: string, shardId: string): ServiceError =>
	resourceNotFound(`Could not find shard ${shardId} in stream ${streamName} under account ${accountId}.`);

export const streamNotActive = ({accountId}: Owner, stream: Stream): ServiceError =>
	resourceInUse(`Stream ${stream.name} under account ${accountId} not ACTIVE, instead in state ${streamStatus(stream)}`);

/**
The words of ListShards, which UPDATING streams answer too (aws/aws-sdk-java-v2#5949).
*/
export const streamNotListable = ({accountId}: Owner, stream: Stream): ServiceError =>
	resourceInUse(`Stream ${stream.name} under account ${accountId} not ACTIVE or UPDATING, instead in state ${streamStatus(stream)}`);

/**
For PutRecord, GetRecords and GetShardIterator, and as the message of a refused entry of PutRecords.
*/
export const shardRateMessage = ({accountId}: Owner, streamName: string, shardId: string): string =>
	`Rate exceeded for shard ${shardId} in stream ${streamName} under account ${accountId}.`;
