import process from 'node:process';
import {oneLine} from '../../words.js';
import type {ErrorKind, ErrorParts} from './error-kind.js';

/**
What a call was about: it goes into the message.
*/
export type CallContext = {
	/**
	The service as people call it: Kinesis.
	*/
	readonly service: string;
	readonly region?: string;
	readonly endpoint?: string;
	readonly profile?: string;
	/**
	What was asked for: stream “clicks”.
	*/
	readonly subject?: string;
};

/**
A stable code for scripts, and one line: what happened, on what, what to do next.
*/
export type Explanation = readonly [code: string, message: string];

export type Explain<Context> = (parts: ErrorParts, context: Context) => Explanation;

type ExplainCall = Explain<CallContext>;

/**
The service and where it is, as the subject of a sentence.
*/
export const nameService = ({service, endpoint, region}: CallContext): string => oneLine(endpoint === undefined ? `${service} in ${region ?? 'this region'}` : `the endpoint ${endpoint}`);

export const placeOf = ({endpoint, region}: CallContext): string => oneLine(endpoint === undefined ? `in ${region ?? 'this region'}` : `at ${endpoint}`);

/**
An option of a command line to run next, or nothing.
*/
export const option = (name: string, value: string | undefined): string => value === undefined ? '' : ` ${name} ${oneLine(value)}`;

const checkCredentials = ({profile}: CallContext): string => `\`aws sts get-caller-identity${option('--profile', profile)}\``;

/**
The message without its full stop, because it becomes part of our sentence.
*/
export const said = ({message, name, code, statusCode}: ErrorParts): string => {
	if (name === 'SyntaxError' && statusCode !== undefined && statusCode !== 200) {
		return `HTTP ${statusCode}, no JSON`;
	}

	const hasWords = message !== '' && message !== 'UnknownError';
	const words = hasWords ? message : [code === '' ? name : code, statusCode === undefined ? '' : `HTTP ${statusCode}`].filter(part => part !== '').join(', ');
	// The SDK adds advice for programmers.
	return oneLine(words).replace(/ Deserialization error:.*$/v, '').replace(/\.$/v, '');
};

const WITHOUT_AWS = 'or `clickmon --local` needs no account';

const noCredentials: ExplainCall = (parts, context) => {
	const profile = option('--profile', context.profile);
	if (/sso|token is expired|re-?authenticate|aws login/iv.test(parts.message)) {
		const login = /aws login/iv.test(parts.message) ? 'aws login' : 'aws sso login';
		return ['expired-credentials', `The AWS session has expired: run \`${login}${profile}\`, ${WITHOUT_AWS}.`];
	}

	if (/multi-factor/iv.test(parts.message)) {
		const environment = process.platform === 'win32' ? 'powershell' : 'env';
		return ['no-credentials', `The role wants multi-factor authentication: a code of its MFA device, which is asked for on a terminal, and at the start alone: start again there, or run \`aws configure export-credentials${profile} --format ${environment}\` and set what it prints.`];
	}

	const isNothingThere = /any providers|unable to find/iv.test(parts.message);
	return ['no-credentials', isNothingThere
		? `No AWS credentials found: run \`aws configure${profile}\` or \`aws sso login${profile}\`, ${WITHOUT_AWS}.`
		: `AWS credentials could not be loaded (${said(parts)}): check them with ${checkCredentials(context)}, ${WITHOUT_AWS}.`];
};

const refusedCredentials: ExplainCall = (parts, context) => {
	const isExpired = /expired/iv.test(`${parts.name} ${parts.message}`);
	return isExpired
		? ['expired-credentials', `The AWS credentials have expired: log in again (\`aws sso login${option('--profile', context.profile)}\`, or renew the session token), ${WITHOUT_AWS}.`]
		: ['invalid-credentials', `${nameService(context)} does not accept these AWS credentials (${said(parts)}): check them with ${checkCredentials(context)}.`];
};

const denied: ExplainCall = (parts, context) => {
	const action = /perform: (?<action>[\w*:]+)/v.exec(parts.message)?.groups?.action;
	const where = context.subject === undefined ? placeOf(context) : `on ${context.subject} ${placeOf(context)}`;
	const what = action === undefined ? `No permission ${where} (${said(parts)})` : `No permission for ${action} ${where}`;
	return ['access-denied', `${what}: ask for an IAM policy that allows it, or use another --profile.`];
};

const refusedConnection: ExplainCall = (_parts, context) => {
	const url = context.endpoint === undefined ? undefined : URL.parse(context.endpoint);
	const isHere = url !== null && url !== undefined && /^(?:localhost|127\.|\[::1\])/v.test(url.hostname);
	return ['connection-refused', isHere
		? `Nothing listens at ${oneLine(context.endpoint!)}: start \`clickmon local${option('--port', url.port === '' ? undefined : url.port)}\` in another window, or check --endpoint.`
		: `${nameService(context)} refuses the connection: check --endpoint, or the proxy or firewall in between.`];
};

/**
The message about a call that failed at a proxy names the proxy.
*/
const orProxy = (explain: ExplainCall): ExplainCall => (parts, context) => parts.proxy === undefined
	? explain(parts, context)
	: ['proxy', `No connection to ${oneLine(parts.proxiedHost ?? nameService(context))} through the proxy ${oneLine(parts.proxy)} (${said(parts)}): check HTTPS_PROXY and HTTP_PROXY, or put the host into NO_PROXY.`];

const unreachable: ExplainCall = (parts, context) => {
	if (parts.code === 'ECONNREFUSED') {
		return refusedConnection(parts, context);
	}

	return parts.code === 'EPROTO' || parts.code.startsWith('HPE_') || parts.code.startsWith('ERR_HTTP2')
		? ['protocol-error', `${nameService(context)} does not speak this protocol (${oneLine(parts.code)}): check http or https in --endpoint.`]
		: ['connection-lost', `No connection to ${nameService(context)} (${said(parts)}): check the network, then try again.`];
};

/**
What to tell a person about the kinds of errors that mean the same for every service.
*/
export const commonExplanations = {
	aborted: (_parts, context) => ['aborted', `The call to ${nameService(context)} was stopped before it was answered.`],
	unreachable: orProxy(unreachable),
	'unknown-host': orProxy((_parts, context) => ['host-not-found', `The host of ${nameService(context)} is not known: check ${context.endpoint === undefined ? `--region and the network, ${WITHOUT_AWS}` : '--endpoint and the network'}.`]),
	certificate: (parts, context) => ['certificate-not-trusted', `The certificate of ${nameService(context)}${parts.proxy === undefined ? '' : ` through the proxy ${oneLine(parts.proxy)}`} is not trusted (${oneLine(parts.code)}): give its authority with --ca FILE.`],
	timeout: orProxy((_parts, context) => ['timeout', `${nameService(context)} does not answer: check the network${context.endpoint === undefined ? ', the proxy or VPN' : ' and --endpoint'}, then try again.`]),
	'service-error': (parts, context) => ['service-error', `${nameService(context)} failed to answer properly (${said(parts)}): try again in a moment.`],
	'wrong-service': (parts, context) => [`not-${context.service.toLowerCase()}`, `${nameService(context)} answers, but not as ${context.service} does (${said(parts)}): check ${context.endpoint === undefined ? 'the proxy or the network\'s log-in page' : '--endpoint'}.`],
	'expired-token': (_parts, context) => ['expired-token', `The listing ${placeOf(context)} took longer than 5 minutes and has expired: try again.`],
	'no-credentials': noCredentials,
	credentials: refusedCredentials,
	clock: (parts, context) => ['clock-skew', `This computer's clock is wrong as ${nameService(context)} sees it (${said(parts)}): set the date and time, then try again.`],
	denied,
	invalid: (parts, context) => ['invalid-argument', `${nameService(context)} does not accept this${context.subject === undefined ? '' : ` for ${context.subject}`}: ${said(parts)}.`],
	unknown: (parts, context) => ['unexpected', `Something unexpected went wrong with ${nameService(context)}: ${said(parts)}.`],
} as const satisfies Partial<Record<ErrorKind, ExplainCall>>;
