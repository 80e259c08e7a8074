import {oneLine} from '../../words.js';
import {isStreamNotFound, type ErrorKind, type ErrorParts} from '../../aws/errors/error-kind.js';

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
A stable code for scripts, and one line: what happened, on what, what to do next.
*/
export type Explanation = readonly [code: string, message: string];

type Explain = (parts: ErrorParts, context: ErrorContext) => Explanation;

const service = ({endpoint, region}: ErrorContext): string => oneLine(endpoint === undefined ? `Kinesis in ${region ?? 'this region'}` : `the endpoint ${endpoint}`);

const place = ({endpoint, region}: ErrorContext): string => oneLine(endpoint === undefined ? `in ${region ?? 'this region'}` : `at ${endpoint}`);

const stream = ({streamName}: ErrorContext): string => streamName === undefined ? 'the stream' : `stream “${oneLine(streamName)}”`;

const option = (name: string, value: string | undefined): string => value === undefined ? '' : ` ${name} ${oneLine(value)}`;

const checkCredentials = ({profile}: ErrorContext): string => `\`aws sts get-caller-identity${option('--profile', profile)}\``;

// What was said, without its full stop: it stands within a sentence of ours.
const said = ({message, name, code, statusCode}: ErrorParts): string => {
	if (name === 'SyntaxError' && statusCode !== undefined && statusCode !== 200) {
		return `HTTP ${statusCode}, no JSON`;
	}

	const hasWords = message !== '' && message !== 'UnknownError';
	const words = hasWords ? message : [code === '' ? name : code, statusCode === undefined ? '' : `HTTP ${statusCode}`].filter(part => part !== '').join(', ');
	// The SDK adds advice for programmers.
	return oneLine(words).replace(/ Deserialization error:.*$/v, '').replace(/\.$/v, '');
};

const WITHOUT_AWS = 'or `clickmon --local` needs no account';

const noCredentials: Explain = (parts, context) => {
	const profile = option('--profile', context.profile);
	if (/sso|token is expired|re-?authenticate|aws login/iv.test(parts.message)) {
		const login = /aws login/iv.test(parts.message) ? 'aws login' : 'aws sso login';
		return ['expired-credentials', `The AWS session has expired: run \`${login}${profile}\`, ${WITHOUT_AWS}.`];
	}

	const isNothingThere = /any providers|unable to find/iv.test(parts.message);
	return ['no-credentials', isNothingThere
		? `No AWS credentials found: run \`aws configure${profile}\` or \`aws sso login${profile}\`, ${WITHOUT_AWS}.`
		: `AWS credentials could not be loaded (${said(parts)}): check them with ${checkCredentials(context)}, ${WITHOUT_AWS}.`];
};

const refusedCredentials: Explain = (parts, context) => {
	const isExpired = /expired/iv.test(`${parts.name} ${parts.message}`);
	return isExpired
		? ['expired-credentials', `The AWS credentials have expired: log in again (\`aws sso login${option('--profile', context.profile)}\`, or renew the session token), ${WITHOUT_AWS}.`]
		: ['invalid-credentials', `${service(context)} does not accept these AWS credentials (${said(parts)}): check them with ${checkCredentials(context)}.`];
};

const denied: Explain = (parts, context) => {
	const action = /perform: (?<action>[\w*:]+)/v.exec(parts.message)?.groups?.action;
	const where = context.streamName === undefined ? place(context) : `on ${stream(context)} ${place(context)}`;
	const what = action === undefined ? `No permission ${where} (${said(parts)})` : `No permission for ${action} ${where}`;
	return ['access-denied', `${what}: ask for an IAM policy that allows it, or use another --profile.`];
};

const refusedConnection: Explain = (_parts, context) => {
	const url = context.endpoint === undefined ? undefined : URL.parse(context.endpoint);
	const isHere = url !== null && url !== undefined && /^(?:localhost|127\.|\[::1\])/v.test(url.hostname);
	return ['connection-refused', isHere
		? `Nothing listens at ${oneLine(context.endpoint!)}: start \`clickmon local${option('--port', url.port === '' ? undefined : url.port)}\` in another window, or check --endpoint.`
		: `${service(context)} refuses the connection: check --endpoint, or the proxy or firewall in between.`];
};

const unreachable: Explain = (parts, context) => {
	if (parts.code === 'ECONNREFUSED') {
		return refusedConnection(parts, context);
	}

	return parts.code === 'EPROTO' || parts.code.startsWith('HPE_') || parts.code.startsWith('ERR_HTTP2')
		? ['protocol-error', `${service(context)} does not speak this protocol (${oneLine(parts.code)}): check http or https in --endpoint.`]
		: ['connection-lost', `No connection to ${service(context)} (${said(parts)}): check the network, then try again.`];
};

const streamNotFound: Explain = (_parts, context) => ['stream-not-found', context.streamArn === undefined
	? `There is no ${stream(context)} ${place(context)}: create it with \`clickmon create${option('--stream', context.streamName)}\`, see which there are with \`clickmon streams\`, or check ${context.endpoint === undefined ? '--region' : '--endpoint'}.`
	: `There is no ${stream(context)} ${place(context)} that has the ARN ${oneLine(context.streamArn)}: check its account and its name.`];

const notFound: Explain = (parts, context) => isStreamNotFound(parts)
	? streamNotFound(parts, context)
	: ['not-found', `${said(parts)}: see what there is with \`clickmon status\`.`];

const limitRemedy = (message: string): string => {
	if (/half|double|twice/iv.test(message)) {
		return 'one step goes from half to double of the open shards, so take several';
	}

	return /24.?h|rolling|per day/iv.test(message)
		? 'a stream can be rescaled 10 times in 24 hours, so wait, or take bigger steps'
		: 'stay within it, or ask AWS for a higher quota';
};

const limit: Explain = (parts, context) => ['limit-exceeded', `A limit of the service stops this on ${stream(context)} (${said(parts)}): ${limitRemedy(parts.message)}.`];

/**
What to tell a person about each kind of error.
*/
export const explanations: Readonly<Record<ErrorKind, Explain>> = {
	aborted: (_parts, context) => ['aborted', `The call to ${service(context)} was stopped before it was answered.`],
	throttled: (parts, context) => ['throttled', `${service(context)} throttles calls for ${stream(context)} (${said(parts)}): fewer readers or writers, or more shards, help.`],
	unreachable,
	'unknown-host': (_parts, context) => ['host-not-found', `The host of ${service(context)} is not known: check ${context.endpoint === undefined ? `--region and the network, ${WITHOUT_AWS}` : '--endpoint and the network'}.`],
	certificate: (parts, context) => ['certificate-not-trusted', `The certificate of ${service(context)} is not trusted (${oneLine(parts.code)}): give its authority with --ca FILE.`],
	timeout: (_parts, context) => ['timeout', `${service(context)} does not answer: check the network${context.endpoint === undefined ? ', the proxy or VPN' : ' and --endpoint'}, then try again.`],
	'service-error': (parts, context) => ['service-error', `${service(context)} failed to answer properly (${said(parts)}): try again in a moment.`],
	'not-kinesis': (parts, context) => ['not-kinesis', `${service(context)} answers, but not as Kinesis does (${said(parts)}): check ${context.endpoint === undefined ? 'the proxy or the network\'s log-in page' : '--endpoint'}.`],
	'expired-iterator': (_parts, context) => ['expired-iterator', `A place in ${stream(context)} was kept for longer than 5 minutes and has expired: read on from the last sequence number.`],
	'expired-token': (_parts, context) => ['expired-token', `The listing ${place(context)} took longer than 5 minutes and has expired: try again.`],
	'no-credentials': noCredentials,
	credentials: refusedCredentials,
	clock: (parts, context) => ['clock-skew', `This computer's clock is wrong as ${service(context)} sees it (${said(parts)}): set the date and time, then try again.`],
	denied,
	encryption: (parts, context) => ['encryption-key', `The KMS key of ${stream(context)} cannot be used (${said(parts)}): check that it is enabled and that you may use it.`],
	'not-found': notFound,
	'in-use': parts => ['in-use', `${said(parts)}: wait until it is ACTIVE (see \`clickmon status\`), then try again.`],
	limit,
	invalid: (parts, context) => ['invalid-argument', `${service(context)} does not accept this for ${stream(context)}: ${said(parts)}.`],
	unknown: (parts, context) => ['unexpected', `Something unexpected went wrong with ${service(context)}: ${said(parts)}.`],
};
