import {createClassifier, errorParts, type ErrorKind} from '../errors/error-kind.js';
import {
	commonExplanations,
	placeOf,
	said,
	type CallContext,
	type Explain,
} from '../errors/explanations.js';
import {createRetrying} from '../errors/retrying.js';
import {UserError} from '../../user-error.js';
import type {Access} from '../access.js';
import type {AwsService} from '../service.js';

/**
The kinds of errors of DynamoDB, Lambda, Firehose and CloudWatch. Source: API Reference of each, Errors.
*/
export const classifyReaderError = createClassifier({
	ProvisionedThroughputExceededException: 'throttled',
	ServiceException: 'service-error',
	InvalidParameterValueException: 'invalid',
	InvalidArgumentException: 'invalid',
	InvalidNextToken: 'invalid',
	ResourceNotFoundException: 'not-found',
});

export const {retrying: retryingReader} = createRetrying(classifyReaderError);

const explanations: Partial<Readonly<Record<ErrorKind, Explain<CallContext>>>> = commonExplanations;

/**
Why something is not known. `right` is the permission that is missing.
*/
export type Trouble = {readonly message: string; readonly right?: string};

/**
One line for a failed call; `right` is the permission that the call needs, and `subject` what it was about.
*/
export const troubleOf = (error: unknown, {service, access, right, subject}: {readonly service: AwsService; readonly access: Partial<Pick<Access, 'region' | 'endpoint' | 'profile'>>; readonly right: string; readonly subject: string}): Trouble => {
	if (error instanceof UserError) {
		return {message: error.message};
	}

	const kind = classifyReaderError(error);
	if (kind === 'denied') {
		return {right, message: `${subject}: the right ${right} is missing; ask for an IAM policy that allows it.`};
	}

	const context = {...access, service: service.name, subject};
	if (kind === 'not-found') {
		return {message: `${subject}: there is none of this name ${placeOf(context)}; check the name, --region and --profile.`};
	}

	const parts = errorParts(error);
	return {
		message: explanations[kind]?.(parts, context)[1] ?? `${subject}: ${said(parts)}.`,
	};
};
