import {LambdaClient, paginateListEventSourceMappings, type EventSourceMappingConfiguration} from '@aws-sdk/client-lambda';
import {visible} from '../../words.js';
import type {Access} from '../access.js';
import {createServiceClient} from '../service-client.js';
import {classifyReaderError} from './reader-errors.js';

/**
A Lambda function that reads the stream. Lambda tells no position.
*/
export type LambdaMapping = {
	readonly functionName: string;
	readonly functionArn: string;
	readonly state: string;
	readonly stateReason: string | undefined;
	readonly lastResult: string | undefined;
	readonly startingPosition: string | undefined;
	readonly batchSize: number | undefined;
	readonly batchingWindowSeconds: number | undefined;
	readonly parallelizationFactor: number | undefined;
	/**
	−1 is for ever.
	*/
	readonly retryAttempts: number | undefined;
	/**
	−1 is for ever.
	*/
	readonly recordAgeSeconds: number | undefined;
	readonly isBisecting: boolean;
};

const said = (text: string | undefined): string | undefined => text === undefined || text === '' ? undefined : visible(text);

// A version or an alias follows the name. Source: API Reference, FunctionArn.
const nameOf = (arn: string): string => {
	const name = arn.split(':').slice(6).join(':');
	return name === '' ? arn : name;
};

const toMapping = (mapping: EventSourceMappingConfiguration): LambdaMapping => {
	const functionArn = said(mapping.FunctionArn) ?? '';
	return {
		functionArn,
		functionName: nameOf(functionArn),
		state: said(mapping.State) ?? 'unknown',
		stateReason: said(mapping.StateTransitionReason),
		lastResult: said(mapping.LastProcessingResult),
		startingPosition: said(mapping.StartingPosition),
		batchSize: mapping.BatchSize,
		batchingWindowSeconds: mapping.MaximumBatchingWindowInSeconds,
		parallelizationFactor: mapping.ParallelizationFactor,
		retryAttempts: mapping.MaximumRetryAttempts,
		recordAgeSeconds: mapping.MaximumRecordAgeInSeconds,
		isBisecting: mapping.BisectBatchOnFunctionError ?? false,
	};
};

/**
The functions that read any of these ARNs: the stream's, and those of its fan-out consumers.
*/
export const listLambdaMappings = async (access: Access, arns: readonly string[], signal: AbortSignal): Promise<LambdaMapping[]> => {
	const client = createServiceClient(access, {classifyError: classifyReaderError, answerBytesOf: () => undefined}, settings => new LambdaClient(settings));
	try {
		const found: LambdaMapping[] = [];
		for (const arn of arns) {
			for await (const {EventSourceMappings: mappings = []} of paginateListEventSourceMappings({client}, {EventSourceArn: arn}, {abortSignal: signal})) {
				// Some emulators ignore the filter.
				found.push(...mappings.filter(({EventSourceArn: source}) => source === undefined || source === arn).map(mapping => toMapping(mapping)));
			}
		}

		return found;
	} finally {
		client.destroy();
	}
};
