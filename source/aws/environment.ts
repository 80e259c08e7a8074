import process from 'node:process';

/**
An environment variable; an empty one counts as unset, as for the AWS CLI.
*/
export const environmentVariable = (name: string): string | undefined => {
	const value = process.env[name];
	return value === '' ? undefined : value;
};
