import {UserError} from '../user-error.js';

/**
The endpoint in the form that is shown and used: no credentials, no query, no slash at the end. Throws a UserError when it is not an http(s) URL.
*/
export const normalizeEndpoint = (endpoint: string): string => {
	// A host and port without a scheme, such as `localhost:4567`, is an emulator.
	const url = URL.parse(/^[\w\-.]+:\d+(?:\/|$)/v.test(endpoint) ? `http://${endpoint}` : endpoint);
	if (!url || !['http:', 'https:'].includes(url.protocol)) {
		throw new UserError('invalid-endpoint', `“${endpoint}” is not an endpoint: give a URL such as http://127.0.0.1:4567.`, {exitCode: 2});
	}

	return `${url.protocol}//${url.host}${url.pathname.endsWith('/') ? url.pathname.slice(0, -1) : url.pathname}`;
};

/**
An endpoint of AWS itself (a VPC endpoint, FIPS, dual stack) rather than an emulator: it speaks HTTP/2 and wants real credentials.
*/
export const isAwsEndpoint = (endpoint: string): boolean => /\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/v.test(new URL(endpoint).hostname);

/**
Whether calls cost money: for AWS, at any of its endpoints. An emulator costs nothing.
*/
export const isOnAws = ({endpoint, isEmbedded}: {readonly endpoint: string | undefined; readonly isEmbedded: boolean}): boolean =>
	!isEmbedded && (endpoint === undefined || isAwsEndpoint(endpoint));

/**
Plain http on this very machine: an emulator, which takes any credentials.
*/
export const isLocalEndpoint = (endpoint: string): boolean => {
	const {protocol, hostname} = new URL(endpoint);
	return protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/v.test(hostname);
};
