/**
The lines that send the AWS CLI, boto3 and clickmon of another terminal to an endpoint: for PowerShell on Windows, for sh elsewhere. Any credentials do, but the SDKs want some.
*/
export const environmentLines = (endpoint: string, region: string, platform: NodeJS.Platform): string[] => {
	const variables = [
		['AWS_ENDPOINT_URL_KINESIS', endpoint],
		['AWS_REGION', region],
		// Boto3 and version 1 of the AWS CLI know only this one.
		['AWS_DEFAULT_REGION', region],
		['AWS_ACCESS_KEY_ID', 'local'],
		['AWS_SECRET_ACCESS_KEY', 'local'],
	] as const;
	return variables.map(([name, value]) => platform === 'win32' ? `$env:${name} = "${value}"` : `export ${name}=${value}`);
};
