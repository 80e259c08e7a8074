import {quoteCommand} from './quote-command.js';

// An assignment wants quotes, unlike an argument; within double ones these three would mean something.
const powerShellText = (value: string): string => /["$`]/v.test(value) ? quoteCommand([value], 'win32') : `"${value}"`;

/**
The line that sets a variable: for PowerShell on Windows, for sh elsewhere.
*/
export const variableLine = (name: string, value: string, platform: NodeJS.Platform): string =>
	platform === 'win32' ? `$env:${name} = ${powerShellText(value)}` : `export ${name}=${quoteCommand([value], platform)}`;

/**
The lines that send the AWS CLI, boto3 and clickmon of another terminal to an endpoint: for PowerShell on Windows, for sh elsewhere. Any credentials do, but the SDKs want some. `authorityFile` is what they are to trust where the endpoint speaks TLS.
*/
export const environmentLines = (endpoint: string, region: string, platform: NodeJS.Platform, authorityFile?: string): string[] => {
	const variables = [
		['AWS_ENDPOINT_URL_KINESIS', endpoint],
		['AWS_REGION', region],
		// Boto3 and version 1 of the AWS CLI know only this one.
		['AWS_DEFAULT_REGION', region],
		['AWS_ACCESS_KEY_ID', 'local'],
		['AWS_SECRET_ACCESS_KEY', 'local'],
	] as const;
	// The first is for the AWS CLI, boto3 and clickmon, the second for programs on Node.
	const trust = authorityFile === undefined ? [] : ['AWS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'].map(name => [name, authorityFile] as const);
	return [...variables, ...trust].map(([name, value]) => variableLine(name, value, platform));
};
