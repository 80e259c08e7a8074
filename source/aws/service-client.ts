import type {AwsCredentialIdentity, MiddlewareStack} from '@smithy/types';
import type {Access} from './access.js';
import {createCredentialSource, PLACEHOLDER_CREDENTIALS} from './credentials.js';
import {isAwsEndpoint} from './endpoint.js';
import type {ClassifyError} from './errors/error-kind.js';
import {createRequestHandler, type Handler, type RequestHandlerOptions} from './request-handler.js';

/**
Our settings for the SDK's client of any service.
*/
export type ClientSettings = {
	readonly region: string;
	readonly endpoint: string | undefined;
	readonly profile: string | undefined;
	readonly credentials: AwsCredentialIdentity | (() => Promise<AwsCredentialIdentity>);
	readonly ignoreConfiguredEndpointUrls: boolean;
	readonly maxAttempts: number;
	readonly requestHandler: Handler;
};

/**
What differs from service to service.
*/
export type ServiceTraits = Pick<RequestHandlerOptions, 'answerBytesOf'> & {readonly classifyError: ClassifyError};

// Every client has its own types of calls and answers, and its middleware stack takes no others.

type AnyClient = {readonly middlewareStack: MiddlewareStack<any, any>};

/**
A client of the SDK that tries each call only once. The SDK's own retries would break a budget and hide duplicates, so our loops retry themselves. If the service refuses the credentials, the next call looks them up again.
*/
export const createServiceClient = <Client extends AnyClient>(
	{region, endpoint, profile, hasPlaceholders, authorities, credentials}: Access,
	{classifyError, answerBytesOf}: ServiceTraits,
	create: (settings: ClientSettings) => Client,
): Client => {
	const source = hasPlaceholders ? undefined : credentials ?? createCredentialSource({profile, requestHandler: createRequestHandler({isAws: false, authorities})});
	const client = create({
		region,
		endpoint,
		profile,
		credentials: source ? async () => source.provide() : PLACEHOLDER_CREDENTIALS,
		// The configured endpoints were read before.
		ignoreConfiguredEndpointUrls: true,
		maxAttempts: 1,
		requestHandler: createRequestHandler({isAws: endpoint === undefined || isAwsEndpoint(endpoint), authorities, answerBytesOf}),
	});
	// The SDK copies every answer into a form that is safe to log, even without a logger. That is a tenth of the cost of reading.
	client.middlewareStack.remove('loggerMiddleware');
	if (source) {
		client.middlewareStack.add(next => async call => {
			try {
				return await next(call);
			} catch (error) {
				if (classifyError(error) === 'credentials') {
					source.forget();
				}

				throw error;
			}
		}, {step: 'initialize', name: 'forgetRefusedCredentials'});
	}

	return client;
};
