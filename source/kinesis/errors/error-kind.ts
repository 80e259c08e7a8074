import {createClassifier, errorParts} from '../../aws/errors/error-kind.js';
import {createRetrying} from '../../aws/errors/retrying.js';

/**
The kind of any error that a call to Kinesis can throw. Source: API Reference, Errors of each operation.
*/
export const classifyError = createClassifier({
	ProvisionedThroughputExceededException: 'throttled',
	KMSThrottlingException: 'throttled',
	ExpiredIteratorException: 'expired-iterator',
	ExpiredNextTokenException: 'expired-token',
	KMSAccessDeniedException: 'encryption',
	KMSDisabledException: 'encryption',
	KMSInvalidStateException: 'encryption',
	KMSNotFoundException: 'encryption',
	KMSOptInRequired: 'encryption',
	InvalidArgumentException: 'invalid',
});

export const {retrying, isPassing} = createRetrying(classifyError);

// A missing shard or consumer has the same error name, and its message names it first.
const isAboutPart = (message: string): boolean => /^(?:shard|consumer)|shardid/iv.test(message);

/**
The service says that the stream itself is not there.
*/
export const isStreamNotFound = (error: unknown): boolean => {
	const {name, message} = errorParts(error);
	return name === 'ResourceNotFoundException' && !isAboutPart(message);
};

/**
The service says that a registered fan-out consumer is not there.
*/
export const isConsumerNotFound = (error: unknown): boolean => {
	const {name, message} = errorParts(error);
	return name === 'ResourceNotFoundException' && /^consumer/iv.test(message);
};
