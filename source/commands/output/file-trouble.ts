const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such folder',
	EACCES: 'writing there is not allowed',
	EPERM: 'writing there is not allowed',
	EISDIR: 'that is a folder',
	ENOSPC: 'the disk is full',
};

/**
Why a file could not be written, in words; undefined for what only the system has words for.
*/
export const fileTrouble = ({code = ''}: NodeJS.ErrnoException): string | undefined => reasons[code];
