import type {LambdaMapping} from '../../../aws/readers/lambda-mappings.js';

const NOT_SAID = 'not said';

/**
Source: API Reference, MaximumRetryAttempts and MaximumRecordAgeInSeconds: −1 is for ever.
*/
const limit = (value: number | undefined, unit: string): string =>
	value === undefined ? NOT_SAID : (value === -1 ? 'for ever' : `${value}${unit}`);

/**
What is known of a function, as labels and values; whether one bad record can block a shard, too.
*/
export const lambdaFacts = (mapping: LambdaMapping): ReadonlyArray<readonly [label: string, value: string]> => {
	const {state, stateReason, retryAttempts, recordAgeSeconds, isBisecting} = mapping;
	const isBlocking = retryAttempts === -1 && recordAgeSeconds === -1;
	return [
		['function', mapping.functionArn],
		['state', stateReason === undefined ? state : `${state}: ${stateReason}`],
		['last result', mapping.lastResult ?? NOT_SAID],
		['starts at', mapping.startingPosition ?? NOT_SAID],
		['batch', limit(mapping.batchSize, ' records at most')],
		['waits', limit(mapping.batchingWindowSeconds, ' s for a batch')],
		['in parallel', limit(mapping.parallelizationFactor, ' batches of a shard')],
		['retries', `${limit(retryAttempts, ' times')}${isBisecting ? ', in halves' : ''}`],
		['gives up', recordAgeSeconds === -1 ? 'never, because of age' : limit(recordAgeSeconds, ' s after the record came')],
		...(isBlocking ? [['beware', 'A record that always fails blocks its shard until the retention is over.'] as const] : []),
		['lag', 'Lambda tells no place. CloudWatch has its lag: IteratorAge of the function.'],
	];
};
