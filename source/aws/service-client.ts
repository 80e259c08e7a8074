import type {AwsCredentialIdentity, MiddlewareStack} from '@smithy/types';
import type {Access} from './access.js';
import {createCredentialSource, PLACEHOLDER_CREDENTIALS} from './credentials.js';
import {isAwsEndpoint} from './endpoint.js';
import type {ClassifyError} from './errors/error-kind.js';
import {createRequestHandler, type Handler, type RequestHandlerOptions} from './request-handler.js';

/**
The settings that the SDK's client of any service has with us.
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

// Every client has its own types of calls and answers, and a stack takes no other's.

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
		// What the configuration says about endpoints has been read before.
		ignoreConfiguredEndpointUrls: true,
		maxAttempts: 1,
		requestHandler: createRequestHandler({isAws: endpoint === undefined || isAwsEndpoint(endpoint), authorities, answerBytesOf}),
	});
	// It makes a copy of every answer that would be safe to log, logger or none: a tenth of what reading costs.
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
