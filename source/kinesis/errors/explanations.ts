import {ENCRYPTION_CHANGES_PER_DAY, MODE_SWITCHES_PER_DAY} from '../../service/limits.js';
import {oneLine} from '../../words.js';
import type {ErrorKind} from '../../aws/errors/error-kind.js';
import {
	commonExplanations,
	nameService,
	option,
	placeOf,
	said,
	type CallContext,
	type Explain,
} from '../../aws/errors/explanations.js';
import {KINESIS} from '../kinesis-service.js';
import {isStreamNotFound} from './error-kind.js';

/**
What the call was about: it goes into the message.
*/
export type ErrorContext = {
	readonly streamName?: string;
	/**
	When it was asked for by that.
	*/
	readonly streamArn?: string;
	readonly region?: string;
	readonly endpoint?: string;
	readonly profile?: string;
};

/**
The same with the words that are common to all services.
*/
export type StreamContext = CallContext & Pick<ErrorContext, 'streamName' | 'streamArn'> & {readonly subject: string};

export const inWords = (context: ErrorContext): StreamContext => ({
	region: context.region,
	endpoint: context.endpoint,
	profile: context.profile,
	streamName: context.streamName,
	streamArn: context.streamArn,
	service: KINESIS.name,
	subject: context.streamName === undefined ? 'the stream' : `stream “${oneLine(context.streamName)}”`,
});

type ExplainStream = Explain<StreamContext>;

const streamNotFound: ExplainStream = (_parts, context) => {
	const {streamName, streamArn, endpoint} = context;
	const missing = streamName === undefined ? 'There is no such stream' : `There is no ${context.subject}`;
	return ['stream-not-found', streamArn === undefined
		? `${missing} ${placeOf(context)}: create it with \`clickmon create${option('--stream', streamName)}\`, see which there are with \`clickmon streams\`, or check ${endpoint === undefined ? '--region' : '--endpoint'}.`
		: `${missing} ${placeOf(context)} that has the ARN ${oneLine(streamArn)}: check its account and its name.`];
};

const notFound: ExplainStream = (parts, context) => isStreamNotFound(parts)
	? streamNotFound(parts, context)
	: ['not-found', `${said(parts)}: see what there is with \`clickmon status\`.`];

const limitRemedy = (message: string): string => {
	if (/half|double|twice/iv.test(message)) {
		return 'one step goes from half to double of the open shards, so take several';
	}

	if (/\bmode\b/iv.test(message)) {
		return `a stream switches its mode ${MODE_SWITCHES_PER_DAY} times in 24 hours, so wait`;
	}

	if (/encrypt/iv.test(message)) {
		return `a stream changes its encryption ${ENCRYPTION_CHANGES_PER_DAY} times in 24 hours, so wait`;
	}

	return /24.?h|rolling|per day/iv.test(message)
		? 'a stream can be rescaled 10 times in 24 hours, so wait, or take bigger steps'
		: 'stay within it, or ask AWS for a higher quota';
};

/**
What to tell a person about each kind of error.
*/
export const explanations: Readonly<Record<ErrorKind, ExplainStream>> = {
	...commonExplanations,
	denied: (parts, context) => commonExplanations.denied(parts, context.streamName === undefined ? {...context, subject: undefined} : context),
	throttled: (parts, context) => ['throttled', `${nameService(context)} throttles calls for ${context.subject} (${said(parts)}): fewer readers or writers, or more shards, help.`],
	'expired-iterator': (_parts, context) => ['expired-iterator', `A place in ${context.subject} was kept for longer than 5 minutes and has expired: read on from the last sequence number.`],
	encryption: (parts, context) => ['encryption-key', `The KMS key of ${context.subject} cannot be used (${said(parts)}): check that it is enabled and that you may use it.`],
	'not-found': notFound,
	'in-use': parts => ['in-use', `${said(parts)}: wait until it is ACTIVE (see \`clickmon status\`), then try again.`],
	limit: (parts, context) => ['limit-exceeded', `A limit of the service stops this on ${context.subject} (${said(parts)}): ${limitRemedy(parts.message)}.`],
};
