import {runToEnd} from '../processes.ts';

export const python = 'python3';

/**
Whether this machine has a Python with boto3.
*/
export const hasBoto3 = async (): Promise<boolean> => {
	try {
		await runToEnd(python, ['-c', 'import boto3']);
		return true;
	} catch {
		return false;
	}
};
